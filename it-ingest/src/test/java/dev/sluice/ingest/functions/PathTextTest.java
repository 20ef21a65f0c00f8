package dev.sluice.ingest.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PathTextTest {
    @Test
    void encodesAllButSlashesAndWhatNeedsIt() {
        assertThat(PathText.encode("devices/hub~a%41 ö/state")).isEqualTo("devices/hub~a%2541%20%C3%B6/state");
    }

    @Property
    void isReadBackAsItWas(@ForAll @StringLength(max = 20) String path) {
        String valid = new String(path.getBytes(UTF_8), UTF_8);

        assertThat(URI.create("http://host/" + PathText.encode(valid)).getPath())
                .isEqualTo("/" + valid);
    }
}
