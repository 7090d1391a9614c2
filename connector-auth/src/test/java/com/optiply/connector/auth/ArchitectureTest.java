package com.optiply.connector.auth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Rules that keep the parts apart, each with its reason. */
@AnalyzeClasses(packages = "com.optiply.connector.auth", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule no_cycles = slices().matching("com.optiply.connector.auth.(*)..")
            .should()
            .beFreeOfCycles()
            .because("packages are features that are read and changed one at a time");

    @ArchTest
    static final ArchRule one_class_per_vendor_talks_http = noClasses()
            .that()
            .doNotHaveSimpleName("ExactHttp")
            .and()
            .doNotHaveSimpleName("OptiplyHttp")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .because("limits, redaction and time-outs of a vendor must hold for every call");

    @ArchTest
    static final ArchRule rules_are_plain = noClasses()
            .that()
            .haveSimpleNameEndingWith("Rule")
            .or()
            .haveSimpleNameEndingWith("Rules")
            .or()
            .haveSimpleName("TokenAnswers")
            .or()
            .haveSimpleName("DivisionNumber")
            .or()
            .haveSimpleName("TenantContent")
            .or()
            .haveSimpleName("TenantRecords")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.ws.rs..",
                    "jakarta.persistence..",
                    "jakarta.enterprise..",
                    "io.quarkus..",
                    "org.hibernate..")
            .because("what is decided must be testable without a container, a database or a request");

    @ArchTest
    static final ArchRule http_stays_at_the_edge = noClasses()
            .that()
            .resideInAnyPackage(
                    "..auth.grant..",
                    "..auth.exact..",
                    "..auth.optiply..",
                    "..auth.secret..",
                    "..auth.publish..",
                    "..auth.time..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..")
            .because("tokens, vendors and publication serve schedulers as well as requests");

    @ArchTest
    static final ArchRule secrets_are_revealed_at_the_edge_only = noClasses()
            .that()
            .resideInAnyPackage("..auth.publish..", "..auth.status..", "..auth.problem..")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("Secret")
            .because("what is published, shown or reported has no business with secrets");

    @ArchTest
    static final ArchRule nobody_sleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .because("waits are conditions or schedules");
}
