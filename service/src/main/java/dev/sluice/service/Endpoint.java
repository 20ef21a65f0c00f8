package dev.sluice.service;

/**
 * Where a service listens.
 *
 * @param host name of the host
 * @param port TCP port
 * @param tls whether with TLS, as everywhere but in an emulator
 * @param zone private DNS zone in which a private endpoint's record of it belongs
 */
public record Endpoint(String host, int port, boolean tls, String zone) {}
