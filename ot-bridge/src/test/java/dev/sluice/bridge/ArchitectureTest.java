package dev.sluice.bridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.sluice.bridge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule CORE_KNOWS_NO_CLIENT = noClasses()
            .that()
            .resideInAnyPackage("dev.sluice.bridge", "dev.sluice.bridge.forward", "dev.sluice.bridge.mapping")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.azure..", "reactor..", "org.apache.qpid..");

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_ADAPTER = noClasses()
            .that()
            .resideInAnyPackage("dev.sluice.bridge", "dev.sluice.bridge.forward", "dev.sluice.bridge.mapping")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sluice.service.blob..",
                    "dev.sluice.service.cli..",
                    "dev.sluice.service.processor..",
                    "dev.sluice.service.quarantine..",
                    "dev.sluice.service.trigger..",
                    "dev.sluice.bridge.eventhubs..",
                    "dev.sluice.bridge.storage..",
                    "dev.sluice.bridge.settings..",
                    "dev.sluice.bridge.assembly..",
                    "dev.sluice.bridge.operation..",
                    "dev.sluice.bridge.doctor..",
                    "dev.sluice.bridge.commands..",
                    "dev.sluice.bridge.functions..",
                    "dev.sluice.bridge.process..");

    @ArchTest
    static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("dev.sluice.bridge.functions..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sluice.bridge.process..", "dev.sluice.bridge.commands..");

    @ArchTest
    static final ArchRule ONLY_THE_FUNCTION_KNOWS_ITS_HOST = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sluice.bridge.functions..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.microsoft.azure.functions..");

    @ArchTest
    static final ArchRule ROOT_IS_PLAIN = classes()
            .that()
            .resideInAPackage("dev.sluice.bridge")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.sluice.bridge",
                    "dev.sluice.contract..",
                    "dev.sluice.service",
                    "dev.sluice.service.event",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.sluice.bridge.(*)..").should().beFreeOfCycles();
}
