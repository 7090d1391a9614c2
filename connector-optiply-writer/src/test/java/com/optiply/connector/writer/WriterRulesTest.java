package com.optiply.connector.writer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.optiply.connector.writer", importOptions = DoNotIncludeTests.class)
class WriterRulesTest {

    @ArchTest
    static final ArchRule MAPPING_IS_PLAIN = noClasses()
            .that()
            .resideInAPackage("..writer.mapping..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "jakarta..",
                    "java.sql..",
                    "org.apache.kafka..",
                    "..writer.state..",
                    "..writer.reconcile..",
                    "..writer.config..")
            .because("the rules must be readable and testable without clock, database and framework");

    @ArchTest
    static final ArchRule CONSUMING_CALLS_NOBODY = noClasses()
            .that()
            .resideInAPackage("..writer.consume..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..writer.optiply..", "..writer.reconcile..", "..writer.lane..", "java.net.http..")
            .because("what waits for Optiply must never hold up Kafka");

    @ArchTest
    static final ArchRule ONE_CLASS_TALKS_HTTP = noClasses()
            .that()
            .doNotHaveSimpleName("OptiplyHttp")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .because("time-outs, keep-alive and the meaning of answers are decided in one place");

    @ArchTest
    static final ArchRule ONLY_THE_LEDGER_RECORDS = noClasses()
            .that()
            .resideOutsideOfPackages("..writer.state..", "..writer.consume..", "..writer.lane..", "..writer.gate..")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("Marks")
            .because("counters are raised where rows are stored, and lowered by the ledger under a lane's claim");

    @ArchTest
    static final ArchRule NOBODY_BUT_THE_CLOCK_ASKS_THE_TIME_IN_RULES = noClasses()
            .that()
            .resideInAnyPackage("..writer.mapping..", "..writer.reconcile..", "..writer.consume..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .because("rules run on the vendors' clock, which can be set and sped up");

    @ArchTest
    static final ArchRule SLEEPING_IS_FOR_LOOPS = classes()
            .that()
            .resideInAPackage("..writer.mapping..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("java.util.concurrent..")
            .because("a rule answers at once");
}
