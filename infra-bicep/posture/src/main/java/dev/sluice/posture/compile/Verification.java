package dev.sluice.posture.compile;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.posture.model.JsonFile;
import dev.sluice.posture.template.DeploymentOrder;
import dev.sluice.posture.template.Secrets;
import dev.sluice.posture.template.TemplateProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was found on the compiled templates: whether they are fresh, leave no secret behind and deploy in order.
 *
 * @param freshness how their freshness was told
 * @param templates the compiled templates, by path below the project's folder
 * @param problems what is wrong with them
 */
@JsonPropertyOrder({"freshness", "templates", "problems"})
public record Verification(String freshness, List<String> templates, List<Problem> problems) {
    public Verification {
        templates = List.copyOf(templates);
        problems = List.copyOf(problems);
    }

    /**
     * Verifies the committed files of a project.
     *
     * @param environment where the compiler is looked for: {@code BICEP}, {@code PATH}
     * @throws dev.sluice.posture.PostureException when there is no lock, or the compiler fails
     */
    public static Verification of(Path home, Map<String, String> environment) {
        BicepFolder folder = new BicepFolder(home);
        Freshness freshness = Freshness.of(folder, BicepCompiler.find(environment));
        List<Problem> problems = new ArrayList<>(freshness.problems());
        List<Path> compiled = folder.templates().stream()
                .map(BicepFolder::compiledOf)
                .filter(Files::exists)
                .toList();
        compiled.forEach(
                file -> problems(folder.below(file), JsonFile.read(file)).forEach(problems::add));
        return new Verification(
                freshness.how(), compiled.stream().map(folder::below).toList(), problems);
    }

    /**
     * Makes snapshots, compiled templates and lock anew.
     *
     * @return what was made, by path below the project's folder
     * @throws dev.sluice.posture.PostureException when there is no compiler, or it warns
     */
    public static List<String> regenerate(Path home, Map<String, String> environment) {
        BicepFolder folder = new BicepFolder(home);
        BicepCompiler compiler = BicepCompiler.find(environment)
                .orElseThrow(() -> new dev.sluice.posture.PostureException(
                        "found no compiler: set BICEP to the Bicep executable, or put bicep on PATH"));
        return List.copyOf(new Compilation(folder, compiler).run().outputs().keySet());
    }

    private static Stream<Problem> problems(String file, JsonNode template) {
        return Stream.concat(Secrets.problems(template).stream(), DeploymentOrder.problems(template).stream())
                .map(problem -> problem(file, problem));
    }

    private static Problem problem(String file, TemplateProblem problem) {
        return new Problem(file, problem.pointer(), problem.message(), problem.fix());
    }
}
