package dev.sluice.functionshost;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the parts of the module may use. */
@AnalyzeClasses(packages = "dev.sluice.functionshost", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {
    @ArchTest
    static final ArchRule theIssuerStandsAlone = classes()
            .that()
            .resideInAPackage("dev.sluice.functionshost.issuer")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sluice.functionshost.issuer",
                    "java..",
                    "javax.net.ssl",
                    "com.sun.net.httpserver",
                    "com.nimbusds..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule knowsNoApp = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sluice.bridge..", "dev.sluice.contract..", "dev.sluice.eventhubs..");
}
