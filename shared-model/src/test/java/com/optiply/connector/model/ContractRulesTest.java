package com.optiply.connector.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.optiply.connector.model", importOptions = DoNotIncludeTests.class)
class ContractRulesTest {

    @ArchTest
    static final ArchRule knows_no_framework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "io.smallrye..",
                    "jakarta..",
                    "kafka..",
                    "org.apache.kafka.server..",
                    "org.hibernate..")
            .because("taps and tools use the contract without Quarkus, CDI or a Kafka server on their class path");

    @ArchTest
    static final ArchRule values_are_records = classes()
            .that()
            .resideInAnyPackage("..event..", "..outcome..")
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .beRecords()
            .because("what lies on a topic is a value: immutable, equal by content, and described by one schema")
            .allowEmptyShould(false);
}
