package dev.sluice.posture.claims;

import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.network.Connection;
import java.util.List;

/** Address records and the endpoints they lead to. */
final class Records {
    private Records() {}

    /** Whether every address of the record is pinned to the connection's endpoint. */
    static boolean leadTo(Part record, Connection connection) {
        List<Place> addresses = record.each("/properties/aRecords").stream()
                .map(entry -> entry.at("/ipv4Address"))
                .toList();
        return !addresses.isEmpty()
                && addresses.stream()
                        .allMatch(address -> address.text()
                                .filter(text -> connection.addresses().stream().anyMatch(pinned -> pinned.is(text)))
                                .isPresent());
    }
}
