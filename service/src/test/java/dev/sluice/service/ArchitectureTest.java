package dev.sluice.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the parts of the module may use. */
@AnalyzeClasses(packages = "dev.sluice.service", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule KNOWS_NO_DEPLOYABLE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sluice.bridge..",
                    "dev.sluice.ingest..",
                    "dev.sluice.archiver..",
                    "com.microsoft.azure.functions..");

    @ArchTest
    static final ArchRule HOLDING_KNOWS_NO_CLIENT = noClasses()
            .that()
            .resideInAnyPackage("dev.sluice.service", "dev.sluice.service.hold")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.azure..", "reactor..", "org.apache.qpid..");

    @ArchTest
    static final ArchRule THE_TRIGGER_KNOWS_NO_CLIENT = noClasses()
            .that()
            .resideInAPackage("dev.sluice.service.trigger")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.azure..", "reactor..", "dev.sluice.service.processor..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_ITS_LIBRARY = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sluice.service.cli")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.sluice.service.(*)..").should().beFreeOfCycles();
}
