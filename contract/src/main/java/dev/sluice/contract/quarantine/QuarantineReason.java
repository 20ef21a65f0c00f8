package dev.sluice.contract.quarantine;

/**
 * Why an event was set aside.
 *
 * @param code stable short name, for counting and searching: {@code too-large}, {@code not-encodable}, ...
 * @param detail one sentence for a person; never holds a part of the body
 */
public record QuarantineReason(String code, String detail) {}
