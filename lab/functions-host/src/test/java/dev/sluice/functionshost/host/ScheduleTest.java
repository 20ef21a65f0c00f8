package dev.sluice.functionshost.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-30T13:24:36.5Z"); // a Monday

    @Test
    void findsTheNextTime() {
        assertNext("0 */1 * * * *", "2026-11-30T13:25:00Z");
        assertNext("*/10 * * * * *", "2026-11-30T13:24:40Z");
        assertNext("0 0 */6 * * *", "2026-11-30T18:00:00Z");
        assertNext("0 5,35 * * * *", "2026-11-30T13:35:00Z");
        assertNext("0 30 9-17 * * 2-4", "2026-12-01T09:30:00Z");
        assertNext("0 0 0 1 1 *", "2027-01-01T00:00:00Z");
        assertNext("0 0 0 * * 0", "2026-12-06T00:00:00Z");
        assertNext("0 0 0 29 2 *", "2028-02-29T00:00:00Z");
        assertNext("00:01:30", "2026-11-30T13:26:06.5Z");
    }

    @Test
    void goesOnFromAMatchToTheNextOne() {
        ZonedDateTime match = ZonedDateTime.parse("2026-11-30T13:25:00Z");

        assertThat(Schedule.parse("0 */1 * * * *").after(match)).isEqualTo(match.plusMinutes(1));
    }

    @Test
    void refusesWhatIsNoSchedule() {
        assertThatThrownBy(() -> Schedule.parse("* * * * *")).hasMessageContaining("has not six fields");
        assertThatThrownBy(() -> Schedule.parse("0 60 * * * *")).hasMessageContaining("'60' is no number between 0");
        assertThatThrownBy(() -> Schedule.parse("0 0 0 * * MON")).hasMessageContaining("'MON' is no number");
        assertThatThrownBy(() -> Schedule.parse("PT1M")).hasMessageContaining("is no time span");
        assertThatThrownBy(() -> Schedule.parse("0 0 0 31 2 *").after(NOW)).hasMessageContaining("no time within");
    }

    private static void assertNext(String schedule, String expected) {
        assertThat(Schedule.parse(schedule).after(NOW)).as(schedule).isEqualTo(ZonedDateTime.parse(expected));
    }
}
