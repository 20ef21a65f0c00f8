package dev.sluice.ingest.process;

import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.ingest.api.http.ApiServer;
import dev.sluice.ingest.api.http.ServerLimits;
import dev.sluice.ingest.assembly.IngestParts;
import dev.sluice.ingest.settings.ProcessConfig;
import dev.sluice.ingest.telemetry.MetricsPage;
import dev.sluice.service.health.Health;
import dev.sluice.service.health.HealthServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/** What the process answers over HTTP: questions about its health, and the API. */
final class Listeners implements AutoCloseable {
    private final Optional<HealthServer> health;
    private final Optional<ApiServer> api;

    private Listeners(Optional<HealthServer> health, Optional<ApiServer> api) {
        this.health = health;
        this.api = api;
    }

    /**
     * Listens where the settings say.
     *
     * @throws InvalidSettingException when it can't
     */
    static Listeners open(ProcessConfig config, IngestParts parts, Health health) {
        ServerLimits.apply();
        MetricsPage metrics = new MetricsPage(parts.counters(), health, parts.clock());
        Optional<HealthServer> healthServer =
                config.health().map(address -> HealthServer.open(address, health, metrics::text));
        try {
            return new Listeners(healthServer, config.api().map(address -> serve(address, parts)));
        } catch (RuntimeException e) {
            healthServer.ifPresent(HealthServer::close);
            throw e;
        }
    }

    /** Where the API is served, if it is. */
    Optional<InetSocketAddress> api() {
        return api.map(ApiServer::address);
    }

    /** Where questions about its health are answered, if they are. */
    Optional<InetSocketAddress> health() {
        return health.map(HealthServer::address);
    }

    private static ApiServer serve(InetSocketAddress address, IngestParts parts) {
        try {
            return ApiServer.open(address, parts.api());
        } catch (IOException e) {
            throw new InvalidSettingException("SLUICE_API_PORT: listening on " + address
                    + " failed: check that the port is free and the address is this machine's");
        }
    }

    @Override
    public void close() {
        api.ifPresent(ApiServer::close);
        health.ifPresent(HealthServer::close);
    }
}
