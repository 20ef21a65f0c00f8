package dev.sluice.posture.network;

import java.util.List;

/**
 * A TCP connection that must be possible.
 *
 * @param from addresses it comes from
 * @param to addresses it goes to
 * @param port destination port
 * @param network address space of the network it happens in
 */
record Flow(Cidr from, Cidr to, int port, List<Cidr> network) {}
