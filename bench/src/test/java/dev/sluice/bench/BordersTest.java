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
    static final ArchRule serversAreMeasuredFromOutside = noClasses()
            .that()
            .resideInAPackage(ROOT + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.sluice.eventhubs..")
            .because("the packaged server is what users run");

    @ArchTest
    static final ArchRule figuresKnowNoClient = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".measure", ROOT + ".process")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".broker", ROOT + ".raw", ROOT + ".eventhubs", "com.azure..", "org.apache..", "io.netty..");

    @ArchTest
    static final ArchRule theClientWithoutAnSdkHasNone = noClasses()
            .that()
            .resideInAPackage(ROOT + ".raw")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.azure..", "org.apache.kafka..");
}
