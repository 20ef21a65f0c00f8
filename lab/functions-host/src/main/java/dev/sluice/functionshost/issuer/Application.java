package dev.sluice.functionshost.issuer;

import java.util.UUID;

/**
 * An application that is registered in a tenant. Immutable.
 *
 * @param clientId what it calls itself
 * @param objectId its principal, which roles are given to
 * @param credential by which it shows who it is
 */
public record Application(String clientId, String objectId, Credential credential) {
    /** An application with ids of its own. */
    public static Application with(Credential credential) {
        return new Application(UUID.randomUUID().toString(), UUID.randomUUID().toString(), credential);
    }
}
