package dev.sluice.ingest.api.access;

/** What became of a request for access. */
public sealed interface Decision {
    /**
     * The caller may read.
     *
     * @param caller who it is: stable, and no secret
     */
    record Granted(String caller) implements Decision {}

    /** The request has no bearer token. */
    record Anonymous() implements Decision {}

    /**
     * The token is none of ours, or no longer.
     *
     * @param detail what is wrong, without a part of the token
     */
    record Invalid(String detail) implements Decision {}

    /**
     * The token is good, but its caller lacks the role.
     *
     * @param role the one that is missing
     */
    record Forbidden(String role) implements Decision {}

    /** No key of the issuer was ever to be had: trying again later may help. */
    record Undecided() implements Decision {}
}
