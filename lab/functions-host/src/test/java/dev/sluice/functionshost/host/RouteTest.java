package dev.sluice.functionshost.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteTest {
    @Test
    void comparesLiteralsWithoutRegardToCase() {
        Route route = Route.of("", "v1/devices");

        assertThat(route.match("/v1/devices")).contains(Map.of());
        assertThat(route.match("/V1/Devices/")).contains(Map.of());
        assertThat(route.match("/v1")).isEmpty();
        assertThat(route.match("/v1/devices/pump")).isEmpty();
        assertThat(route.match("/")).isEmpty();
    }

    @Test
    void beginsWithThePrefixOfTheApp() {
        assertThat(Route.of("api", "health/{part}").match("/api/health/live")).contains(Map.of("part", "live"));
        assertThat(Route.of("api", "health/{part}").match("/health/live")).isEmpty();
    }

    @Test
    void givesParametersAnywhere() {
        Route route = Route.of("", "v1/devices/{id}/{part}");

        assertThat(route.match("/v1/devices/hub~pump 1/state")).contains(Map.of("id", "hub~pump 1", "part", "state"));
        assertThat(route.match("/v1/devices/hub~pump")).isEmpty();
    }

    @Test
    void takesTheRestOfAPath() {
        Route route = Route.of("", "v1/{*rest}");

        assertThat(route.match("/v1/devices/pump/state")).contains(Map.of("rest", "devices/pump/state"));
        assertThat(route.match("/v1")).as("a parameter without a value").contains(Map.of());
        assertThat(Route.of("", "v1/{*rest=NONE}").match("/v1/")).contains(Map.of("rest", "NONE"));
        assertThat(Route.of("", "{id=NONE}").match("/")).contains(Map.of("id", "NONE"));
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        for (String template : new String[] {"{id:int}", "a{b}", "{id?}", "{*rest}/more"}) {
            assertThatThrownBy(() -> Route.of("", template)).hasMessageContaining("route '" + template + "'");
        }
    }
}
