package dev.sluice.bridge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateAddressTest {
    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, true",
        "172.31.0.1, true",
        "172.32.0.1, false",
        "192.168.0.4, true",
        "100.64.0.1, true",
        "100.127.255.255, true",
        "100.128.0.1, false",
        "127.0.0.1, true",
        "fd00::1, true",
        "2603:1030::1, false",
        "20.38.1.2, false"
    })
    void tellsPrivateFromPublic(String address, boolean expected) throws UnknownHostException {
        assertThat(PrivateAddress.is(InetAddress.getByName(address))).isEqualTo(expected);
    }
}
