package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTest {
    private static final EventHubsConfig EMPTY = EventHubsConfig.in(Path.of("data"));

    @Test
    void hasADefaultConsumerGroupAlways() {
        assertThat(HubConfig.of("h", 1).consumerGroups()).containsExactly("$Default");
        assertThat(HubConfig.of("h", 1).withConsumerGroups("a", "$Default").consumerGroups())
                .containsExactlyInAnyOrder("$Default", "a");
    }

    @Test
    void isNotChangedByItsWithers() {
        EventHubsConfig changed = EMPTY.withPort(7).withHub(HubConfig.of("h", 1));

        assertThat(EMPTY.port()).isZero();
        assertThat(EMPTY.hubs()).isEmpty();
        assertThat(changed.port()).isEqualTo(7);
        assertThat(changed.hubs()).hasSize(1);
    }

    @Test
    void refusesNamesThatDifferInCaseOnly() {
        EventHubsConfig config = EMPTY.withHub(HubConfig.of("Hub", 1));

        assertThatThrownBy(() -> config.withHub(HubConfig.of("hub", 1))).hasMessage("The event hub hub is there twice");
    }

    @Test
    void neverShowsAKey() {
        assertThat(SharedAccessKey.PUBLISHED).hasToString("SharedAccessKey[RootManageSharedAccessKey]");
    }

    @Test
    void takesAnnotationsOfTheTypesThatAreEncoded() {
        Annotations annotations = Annotations.NONE.with("a", "x").with("b", 1L).with("a", "y");

        assertThat(annotations.values()).containsExactly(Map.entry("a", "y"), Map.entry("b", 1L));
        assertThatThrownBy(() -> new Annotations(Map.of("a", 1)))
                .hasMessage("the annotation a can't be a java.lang.Integer");
        assertThatThrownBy(() -> Annotations.NONE.with("", "x")).hasMessageContaining("1 to 255 characters");
    }
}
