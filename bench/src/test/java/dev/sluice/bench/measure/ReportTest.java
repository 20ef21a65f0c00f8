package dev.sluice.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Figure MET = Figure.ratio("send", List.of(new Pair(3000, 1000)), Goal.atLeast(2.5));
    private static final Figure MISSED = Figure.alone("memory", List.of(300.0), Goal.below(200));
    private static final Figure WITHOUT_GOAL = Figure.alone("sent", List.of(7.0), null);

    @Test
    void printsEveryFigureWithItsGoal() {
        assertThat(new Report("title", List.of(MET, MISSED, WITHOUT_GOAL))
                        .text()
                        .lines())
                .hasSize(5)
                .satisfies(lines -> {
                    assertThat(lines.get(2)).contains("send", "3,000", "1,000", "3.00", "≥ 2.5", "met");
                    assertThat(lines.get(3)).contains("memory", "300", "< 200.0", "NOT MET");
                    assertThat(lines.get(4)).contains("sent", "7.00").doesNotContain("met", "MET");
                });
    }

    @Test
    void givesProgramsTheSame() throws Exception {
        JsonNode json = new ObjectMapper().readTree(new Report("title", List.of(MET, MISSED)).json());

        assertThat(json.path("met").asBoolean()).isFalse();
        assertThat(json.at("/figures/0/result").asDouble()).isEqualTo(3);
        assertThat(json.at("/figures/0/met").asBoolean()).isTrue();
        assertThat(json.at("/figures/1/theirs").isNull()).isTrue();
        assertThat(json.at("/figures/1/met").asBoolean()).isFalse();
    }
}
