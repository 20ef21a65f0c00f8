package dev.sluice.functionshost.issuer;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * An issuer as a process of its own, to try an API with: {@code TENANT AUDIENCE ROLE}. Prints the issuer, where its keys
 * are, and a token for that audience with that role, good for an hour. SIGTERM ends it.
 */
public final class Main {
    private Main() {}

    /** Runs until it is stopped. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 3) {
            System.err.println("give TENANT AUDIENCE ROLE");
            System.exit(2);
        }
        TokenIssuer issuer = TokenIssuer.open(arguments[0]);
        Application caller = Application.with(new Credential.Secret("never used"));
        System.out.println(issuer.issuer());
        System.out.println(issuer.keysUrl());
        System.out.println(issuer.sign(issuer.claims(caller, arguments[1])
                .claim("roles", List.of(arguments[2]))
                .build()));
        Runtime.getRuntime().addShutdownHook(new Thread(issuer::close, "stop"));
        new CountDownLatch(1).await();
    }
}
