package dev.sluice.functionshost.issuer;

/** A token request is refused; the message is what the issuer says, with its code. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
