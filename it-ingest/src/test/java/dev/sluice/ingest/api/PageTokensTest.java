package dev.sluice.ingest.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.functionshost.clock.MovableClock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class PageTokensTest {
    private static final List<String> QUERY = List.of("devices", "site=north");

    private final MovableClock clock = new MovableClock(MemoryStore.SEEN);
    private final PageKey key = PageKey.random();
    private final PageTokens tokens = new PageTokens(key, Duration.ofHours(24), clock);

    @Property(tries = 200)
    void opensWhatItIssued(@ForAll @StringLength(max = 50) String place, @ForAll List<String> query) {
        String whole = new String(place.getBytes(UTF_8), UTF_8);

        assertThat(tokens.open(query, tokens.issue(query, whole))).isEqualTo(whole);
    }

    @Example
    void refusesEveryChangedBit() {
        byte[] token = Base64.getUrlDecoder().decode(tokens.issue(QUERY, "17"));
        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] changed = token.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(QUERY, Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
        }
    }

    @Example
    void refusesEveryCutAndWhatIsAdded() {
        String token = tokens.issue(QUERY, "17");
        for (int length = 0; length < token.length(); length++) {
            assertRefused(QUERY, token.substring(0, length));
        }
        for (String more : List.of("A", "=", "==", "AAAA", "\n", " ")) {
            assertRefused(QUERY, token + more);
        }
    }

    @Example
    void refusesAnotherWayToWriteTheSameBytes() {
        String token = tokens.issue(QUERY, "1");
        char last = token.charAt(token.length() - 1);

        assertRefused(QUERY, token.substring(0, token.length() - 1) + (char) (last + 1));
    }

    @Example
    void bindsThemToTheirQuery() {
        String token = tokens.issue(QUERY, "17");

        for (List<String> other : List.of(
                List.of("devices", "site"),
                List.of("devicessite=north"),
                List.<String>of(),
                List.of("alarms", "site=north"),
                List.of("devices", "site=north", ""))) {
            assertRefused(other, token);
        }
    }

    @Example
    void endsThemAfterTheirLife() {
        String token = tokens.issue(QUERY, "17");
        clock.advance(Duration.ofHours(24));
        assertThat(tokens.open(QUERY, token)).isEqualTo("17");

        clock.advance(Duration.ofSeconds(1));

        assertRefused(QUERY, token);
    }

    @Example
    void knowsOnlyItsOwnKey() {
        assertRefused(QUERY, new PageTokens(PageKey.random(), Duration.ofHours(24), clock).issue(QUERY, "17"));
    }

    @Example
    void readsAKeyFromASettingAndNeverShowsIt() {
        String secret = Base64.getEncoder().encodeToString(new byte[32]);

        assertThat(PageKey.parse(secret)).hasToString("PageKey[***]");
        for (String bad : List.of("", "short", "AAAA", "not base64!")) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> PageKey.parse(bad))
                    .withMessageContaining("openssl rand -base64 32")
                    .withNoCause();
        }
    }

    private void assertRefused(List<String> query, String token) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> tokens.open(query, token))
                .withMessageContaining("page token");
    }
}
