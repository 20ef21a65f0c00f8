package dev.sluice.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the parts of the module may use. */
@AnalyzeClasses(packages = "dev.sluice.ingest", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] CORE = {
        "dev.sluice.ingest",
        "dev.sluice.ingest.alarms",
        "dev.sluice.ingest.apply",
        "dev.sluice.ingest.event",
        "dev.sluice.ingest.files",
        "dev.sluice.ingest.view"
    };

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_CLIENT = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.azure..", "reactor..", "org.apache.qpid..", "io.opentelemetry..");

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_ADAPTER = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sluice.service.blob..",
                    "dev.sluice.service.cli..",
                    "dev.sluice.service.processor..",
                    "dev.sluice.service.quarantine..",
                    "dev.sluice.service.trigger..",
                    "dev.sluice.ingest.alarms.hub..",
                    "dev.sluice.ingest.api..",
                    "dev.sluice.ingest.assembly..",
                    "dev.sluice.ingest.commands..",
                    "dev.sluice.ingest.functions..",
                    "dev.sluice.ingest.process..",
                    "dev.sluice.ingest.quarantine..",
                    "dev.sluice.ingest.settings..",
                    "dev.sluice.ingest.tables..",
                    "dev.sluice.ingest.telemetry..");

    /** Whoever answers requests reads storage, and knows nobody who writes to it. */
    @ArchTest
    static final ArchRule THE_API_READS_VIEWS = noClasses()
            .that()
            .resideInAPackage("dev.sluice.ingest.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.azure..",
                    "dev.sluice.ingest.apply..",
                    "dev.sluice.ingest.tables..",
                    "dev.sluice.ingest.assembly..",
                    "dev.sluice.ingest.functions..",
                    "dev.sluice.ingest.process..");

    @ArchTest
    static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("dev.sluice.ingest.functions..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sluice.ingest.process..", "dev.sluice.ingest.commands..");

    @ArchTest
    static final ArchRule ONLY_THE_FUNCTION_KNOWS_ITS_HOST = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sluice.ingest.functions..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.microsoft.azure.functions..");

    @ArchTest
    static final ArchRule ROOT_IS_PLAIN = classes()
            .that()
            .resideInAPackage("dev.sluice.ingest")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.sluice.ingest",
                    "dev.sluice.contract..",
                    "dev.sluice.service.event",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.sluice.ingest.(*)..").should().beFreeOfCycles();
}
