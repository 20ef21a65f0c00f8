package dev.sluice.lab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.sluice.lab", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {
    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CIRCLE =
            slices().matching("dev.sluice.lab.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_AUDIT_BELIEVES_NO_SERVICE = noClasses()
            .that()
            .resideInAPackage("..audit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..tenants..", "..watch..", "..sender..", "..process..", "dev.sluice.eventhubs..");

    @ArchTest
    static final ArchRule A_CHILD_NEEDS_ONE_CLASS_OF_THE_LAB = noClasses()
            .that()
            .haveSimpleName("ChildMain")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.sluice.lab..");

    @ArchTest
    static final ArchRule THE_LAB_KNOWS_SERVICES_ONLY_AS_PROCESSES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sluice.bridge..", "dev.sluice.archiver..");

    @ArchTest
    static final ArchRule THE_LAB_KNOWS_OF_INGEST_ITS_STORED_STATE_ONLY = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sluice.ingest.apply..",
                    "dev.sluice.ingest.event..",
                    "dev.sluice.ingest.process..",
                    "dev.sluice.ingest.functions..",
                    "dev.sluice.ingest.api..");
}
