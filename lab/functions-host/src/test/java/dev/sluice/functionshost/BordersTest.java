package dev.sluice.functionshost;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.sluice.functionshost", importOptions = ImportOption.DoNotIncludeTests.class)
class BordersTest {
    @ArchTest
    static final ArchRule KNOWS_NO_APP = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.sluice.bridge..", "dev.sluice.contract..", "dev.sluice.eventhubs..");
}
