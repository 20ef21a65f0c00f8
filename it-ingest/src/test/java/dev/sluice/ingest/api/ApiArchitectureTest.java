package dev.sluice.ingest.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.sluice.ingest.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ApiArchitectureTest {
    @ArchTest
    static final ArchRule ANSWERS_ARE_MADE_OF_WHAT_IS_STORED = classes()
            .that()
            .resideInAPackage("dev.sluice.ingest.api")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "com.fasterxml.jackson..",
                    "org.slf4j..",
                    "org.jspecify..",
                    "dev.sluice.contract",
                    "dev.sluice.ingest",
                    "dev.sluice.ingest.view",
                    "dev.sluice.ingest.api",
                    "dev.sluice.ingest.api.access");

    @ArchTest
    static final ArchRule ACCESS_KNOWS_NO_ANSWER = noClasses()
            .that()
            .resideInAPackage("dev.sluice.ingest.api.access")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sluice.ingest", "dev.sluice.ingest.view", "dev.sluice.ingest.api");

    @ArchTest
    static final ArchRule ONLY_ACCESS_KNOWS_TOKENS = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sluice.ingest.api.access")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..");

    @ArchTest
    static final ArchRule ONLY_ONE_HOST_KNOWS_SOCKETS = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sluice.ingest.api.http")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.net.httpserver..");
}
