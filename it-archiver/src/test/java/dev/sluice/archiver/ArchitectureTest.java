package dev.sluice.archiver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.sluice.archiver", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.sluice.archiver.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theChainKnowsNoCloud = noClasses()
            .that()
            .resideInAnyPackage("..archiver.chain", "..archiver.fold", "..archiver.dedup", "..archiver.event")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.azure..", "reactor..", "java.net.http..");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsStorage = noClasses()
            .that()
            .resideOutsideOfPackages("..archiver.blob", "dev.sluice.archiver")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.azure.storage..");

    @ArchTest
    static final ArchRule identitiesAreTheContracts =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.azure.identity..");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsParquet = noClasses()
            .that()
            .resideOutsideOfPackage("..archiver.parquet")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.parquet..");

    @ArchTest
    static final ArchRule nothingKnowsHadoop =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.hadoop..");

    @ArchTest
    static final ArchRule onlyTheProcessReadsTheEnvironment = noClasses()
            .that()
            .resideOutsideOfPackage("..archiver.process")
            .should()
            .callMethod(System.class, "getenv");

    @ArchTest
    static final ArchRule classesAreFinal = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);
}
