package dev.sluice.bridge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorTest {
    @Test
    void namesTheFirstThingThatIsWrongAndSkipsWhatNeedsIt() {
        Diagnosis diagnosis = Doctor.examine(List.of(
                new Check("name", Check.Place.ON_THE_WAY, () -> Answer.ok("10.0.0.4")),
                new Check("tcp", Check.Place.ON_THE_WAY, () -> {
                    throw new ServiceException(FailureCode.UNREACHABLE, "no way");
                }),
                new Check("tls", Check.Place.ON_THE_WAY, () -> Answer.ok("")),
                new Check("partitions", Check.Place.BESIDE_THE_WAY, () -> Answer.ok("")),
                new Check("clock", Check.Place.APART, () -> Answer.warning("31 s"))));

        assertThat(DiagnosisJson.text(diagnosis))
                .isEqualTo("{\"healthy\":false,\"firstWrong\":\"tcp\",\"findings\":["
                        + "{\"check\":\"name\",\"verdict\":\"ok\",\"detail\":\"10.0.0.4\"},"
                        + "{\"check\":\"tcp\",\"verdict\":\"failed\",\"detail\":\"no way\"},"
                        + "{\"check\":\"tls\",\"verdict\":\"skipped\",\"detail\":\"something before it is wrong\"},"
                        + "{\"check\":\"partitions\",\"verdict\":\"skipped\",\"detail\":\"something before it is wrong\"},"
                        + "{\"check\":\"clock\",\"verdict\":\"warning\",\"detail\":\"31 s\"}]}");
    }

    @Test
    void goesOnBehindWhatIsWrongBesideTheWay() {
        Diagnosis diagnosis = Doctor.examine(List.of(
                new Check("private address", Check.Place.BESIDE_THE_WAY, () -> Answer.failed("public")),
                new Check("tcp", Check.Place.ON_THE_WAY, () -> Answer.ok("answers"))));

        assertThat(diagnosis.findings()).extracting(Finding::verdict).containsExactly(Verdict.FAILED, Verdict.OK);
    }

    @Test
    void tellsOnlyTheKindOfAFailureThatNobodyExpected() {
        Check check = new Check("token", Check.Place.ON_THE_WAY, () -> {
            throw new IllegalStateException("holds a secret");
        });

        assertThat(check.run()).isEqualTo(new Finding("token", Verdict.FAILED, "IllegalStateException"));
    }
}
