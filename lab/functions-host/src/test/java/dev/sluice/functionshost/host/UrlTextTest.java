package dev.sluice.functionshost.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UrlTextTest {
    @Test
    void decodesAPathOnceSlashesIncluded() {
        assertThat(UrlText.decode("/v1/a%20b%2Fc%7Ed+e")).isEqualTo("/v1/a b/c~d+e");
        assertThat(UrlText.decode("/gr%C3%B6%C3%9Fe")).isEqualTo("/größe");
        assertThat(UrlText.decode("/a%2541")).isEqualTo("/a%41");
        assertThat(UrlText.decode("/100%/%zz/%4")).isEqualTo("/100%/%zz/%4");
    }

    @Test
    void encodesAPathButLeavesWhatLooksLikeAnEscape() {
        assertThat(UrlText.encodePath("/v1/a b~c/größe")).isEqualTo("/v1/a%20b~c/gr%C3%B6%C3%9Fe");
        assertThat(UrlText.encodePath("/100%/x")).isEqualTo("/100%25/x");
        assertThat(UrlText.encodePath(UrlText.decode("/a%2541"))).isEqualTo("/a%41");
    }

    @Test
    void hidesInTheParametersOfAQueryWhatTheHostHides() {
        assertThat(UrlText.parameters("site=a%20b+c&limit=&flag&Site=d&%C3%A9=1"))
                .isEqualTo(Map.of("site", "a b c,d", "é", "1"));
        assertThat(UrlText.parameters("")).isEmpty();
    }
}
