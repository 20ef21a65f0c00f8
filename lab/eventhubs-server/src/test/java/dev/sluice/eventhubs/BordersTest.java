package dev.sluice.eventhubs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which layer may use which. */
@AnalyzeClasses(packages = "dev.sluice.eventhubs", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {
    private static final String ROOT = "dev.sluice.eventhubs";

    @ArchTest
    static final ArchRule layersUseOnlyThoseBelow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("codec")
            .definedBy(ROOT + ".codec")
            .layer("store")
            .definedBy(ROOT + ".store")
            .layer("engine")
            .definedBy(ROOT + ".engine")
            .layer("transport")
            .definedBy(ROOT + ".transport")
            .layer("tls")
            .definedBy(ROOT + ".tls")
            .layer("faults")
            .definedBy(ROOT + ".faults")
            .layer("security")
            .definedBy(ROOT + ".security")
            .layer("admin")
            .definedBy(ROOT + ".admin")
            .layer("config")
            .definedBy(ROOT + ".config")
            .layer("junit")
            .definedBy(ROOT + ".junit")
            .layer("cli")
            .definedBy(ROOT + ".cli")
            .layer("api")
            .definedBy(ROOT)
            .whereLayer("codec")
            .mayOnlyBeAccessedByLayers("store", "engine")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("engine", "api")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("transport", "admin", "api")
            .whereLayer("faults")
            .mayOnlyBeAccessedByLayers("engine", "admin", "api")
            .whereLayer("security")
            .mayOnlyBeAccessedByLayers("engine")
            .whereLayer("admin")
            .mayOnlyBeAccessedByLayers("api")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("tls")
            .mayOnlyBeAccessedByLayers("transport", "api")
            .whereLayer("transport")
            .mayOnlyBeAccessedByLayers("api")
            .whereLayer("junit")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule onlyTheTransportKnowsNetty = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".transport")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule onlyTokensKnowTheJoseLibraryAndAskOthers = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".security")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.nimbusds..", "java.net.http..");

    @ArchTest
    static final ArchRule codecAndStoreKnowNoProtocolEngine = noClasses()
            .that()
            .resideInAnyPackage(ROOT, ROOT + ".codec", ROOT + ".store", ROOT + ".security", ROOT + ".cli")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.qpid..");

    @ArchTest
    static final ArchRule onlyTheExtensionNeedsJunit = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".junit")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit..");

    @ArchTest
    static final ArchRule theEngineDoesNoInputOrOutput = noClasses()
            .that()
            .resideInAPackage(ROOT + ".engine")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.channels..", "java.nio.file..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\..*Socket.*")
            .because("bytes come in and go out through the wire");
}
