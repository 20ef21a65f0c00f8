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
            .resideInAnyPackage(
                    "dev.sluice.bridge",
                    "dev.sluice.bridge.forward",
                    "dev.sluice.bridge.hold",
                    "dev.sluice.bridge.mapping")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.azure..", "reactor..", "org.apache.qpid..");

    @ArchTest
    static final ArchRule CORE_KNOWS_NO_ADAPTER = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.sluice.bridge",
                    "dev.sluice.bridge.forward",
                    "dev.sluice.bridge.hold",
                    "dev.sluice.bridge.mapping")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sluice.bridge.eventhubs..", "dev.sluice.bridge.storage..", "dev.sluice.bridge.process..");

    @ArchTest
    static final ArchRule ROOT_IS_PLAIN = classes()
            .that()
            .resideInAPackage("dev.sluice.bridge")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.sluice.bridge", "dev.sluice.contract..", "org.jspecify..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.sluice.bridge.(*)..").should().beFreeOfCycles();
}
