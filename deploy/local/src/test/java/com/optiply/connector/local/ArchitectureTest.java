package com.optiply.connector.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.optiply.connector.local", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_ORACLE_IS_INDEPENDENT = noClasses()
            .that()
            .resideInAPackage("..local.oracle..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.optiply.connector.model..",
                    "com.optiply.connector.auth..",
                    "com.optiply.connector.poller..",
                    "com.optiply.connector.writer..",
                    "com.optiply.connector.sandbox..")
            .because("an oracle that shares a rule with what it judges cannot see an error in that rule");

    @ArchTest
    static final ArchRule ONLY_THE_START_KNOWS_THE_CATALOGUE = noClasses()
            .that()
            .resideOutsideOfPackage("..local.process..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.optiply.connector.model..")
            .because("the services are judged from outside, as any reader of the topics sees them");
}
