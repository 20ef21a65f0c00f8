/** Who reaches what by the network: subnets, security groups, endpoints, names. */
@NullMarked
package dev.sluice.posture.network;

import org.jspecify.annotations.NullMarked;
