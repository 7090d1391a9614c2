package com.optiply.connector.poller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;

class PollerArchitectureTest {

    private static final JavaClasses POLLER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.optiply.connector.poller");

    @Test
    void rules_know_no_framework() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..poller.wire..",
                        "..poller.stream..",
                        "..poller.budget..",
                        "..poller.cursor..",
                        "..poller.deletion..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "jakarta..",
                        "io.smallrye..",
                        "org.eclipse..",
                        "org.apache.kafka..",
                        "java.net.http..")
                .because("what Exact means and how often it may be asked must be testable without anything running")
                .check(POLLER);
    }

    @Test
    void one_class_talks_http_to_exact() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ExactClient")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .because("limits, time-outs and the rule where a token may go hold only if nobody goes around them")
                .check(POLLER);
    }

    @Test
    void one_class_makes_producers() {
        noClasses()
                .that()
                .doNotHaveSimpleName("PartitionProducer")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(KafkaProducer.class)
                .because("a producer beside the partition's own would publish without being fenced")
                .check(POLLER);
    }

    @Test
    void consumers_are_made_where_ownership_and_replay_are() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..poller.ownership..", "..poller.replay..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(KafkaConsumer.class)
                .because("a lane that reads topics on its own would act on what it does not own")
                .check(POLLER);
    }

    @Test
    void lanes_do_not_know_who_owns_them() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..poller.ownership..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..poller.ownership..")
                .because("reading a tenant must be the same with one replica and with ten")
                .check(POLLER);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("com.optiply.connector.poller.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature that can only be read together with another is not a feature of its own")
                .check(POLLER);
    }
}
