package dev.sluice.posture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.sluice.posture", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {
    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CIRCLE =
            slices().matching("dev.sluice.posture.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_SECOND_CHECKER_SHARES_NOTHING = noClasses()
            .that()
            .resideInAPackage("dev.sluice.posture.checker..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "dev.sluice.posture.checker..", "java..", "com.fasterxml.jackson..", "org.jspecify..");

    @ArchTest
    static final ArchRule JUDGES_READ_NO_FILE = noClasses()
            .that()
            .resideInAnyPackage("..claims..", "..network..", "..access..", "..figure..", "..board..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net..");
}
