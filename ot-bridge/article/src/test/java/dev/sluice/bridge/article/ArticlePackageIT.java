package dev.sluice.bridge.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArticlePackageIT {
    private static final Path PACKAGE = Path.of("target/azure-functions/sluice-article-bridge");

    @Test
    void isAnAppOfItsOwnWithTheTwoBindings() throws IOException {
        Map<?, ?> function = new ObjectMapper()
                .readValue(Files.readString(PACKAGE.resolve("article-bridge/function.json")), Map.class);

        assertThat((Object) function.get("bindings"))
                .isEqualTo(List.of(
                        Map.of(
                                "type", "eventHubTrigger",
                                "direction", "in",
                                "name", "events",
                                "connection", "SourceHub",
                                "eventHubName", "%SourceHubName%",
                                "consumerGroup", "%SourceConsumerGroup%",
                                "cardinality", "MANY"),
                        Map.of(
                                "type", "eventHub",
                                "direction", "out",
                                "name", "target",
                                "connection", "TargetHub",
                                "eventHubName", "%TargetHubName%")));
        assertThat(PACKAGE.resolve("local.settings.json")).doesNotExist();
    }
}
