package dev.sluice.eventhubs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "$cbs | Claims[]",
                "$management | Management[]",
                "hub/$management | Management[]",
                "amqp://localhost:5672/$cbs | Claims[]",
                "hub | Publish[hub=hub, partition=null]",
                "/hub/ | Publish[hub=hub, partition=null]",
                "hub/Partitions/3 | Publish[hub=hub, partition=3]",
                "sb://localhost/Hub/partitions/x | Publish[hub=Hub, partition=x]",
                "hub/ConsumerGroups/$Default/Partitions/0 | Subscribe[hub=hub, group=$Default, partition=0]",
                "amqps://h/hub/consumergroups/g/partitions/1 | Subscribe[hub=hub, group=g, partition=1]",
                "hub/Publishers/p | Unknown[address=hub/Publishers/p]",
                "null | Unknown[address=]",
            })
    void readsAddresses(String address, String expected) {
        assertThat(LinkAddress.parse(address)).hasToString(expected);
    }

    @Test
    void readsAnAddressOfAMillionSlashesAtOnce() {
        assertThat(LinkAddress.path("/".repeat(500_000) + "a" + "/".repeat(1_000_000) + "b/"))
                .hasSize(1_000_002);
    }

    @Test
    void takesALineBreakForALetter() {
        assertThat(LinkAddress.path("/\n/")).isEqualTo("\n");
        assertThat(LinkAddress.path("/\n")).isEqualTo("\n");
    }
}
