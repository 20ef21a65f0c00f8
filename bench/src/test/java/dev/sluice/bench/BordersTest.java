package dev.sluice.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which part may use which. */
@AnalyzeClasses(packages = "dev.sluice.bench", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {
    private static final String ROOT = "dev.sluice.bench";

    @ArchTest
    static final ArchRule partsAreMeasuredFromOutside = noClasses()
            .that()
            .resideInAPackage(ROOT + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sluice.eventhubs..", "dev.sluice.bridge..")
            .because("the packaged server and the packaged bridge are what users run");

    @ArchTest
    static final ArchRule figuresKnowNoClient = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".measure", ROOT + ".process")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".broker",
                    ROOT + ".raw",
                    ROOT + ".eventhubs",
                    ROOT + ".bridge",
                    "com.azure..",
                    "org.apache..",
                    "io.netty..");

    @ArchTest
    static final ArchRule theClientWithoutAnSdkHasNone = noClasses()
            .that()
            .resideInAPackage(ROOT + ".raw")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.azure..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule theFloorOwesNothingToTheBenchmarks = noClasses()
            .that()
            .resideInAPackage(ROOT + ".floor")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT, ROOT + ".bridge", ROOT + ".broker", ROOT + ".cli", ROOT + ".measure", ROOT + ".process")
            .because("it runs on the bridge's own libraries");
}
