package dev.sluice.bridge.doctor;

/**
 * The result of one check.
 *
 * @param check its name
 * @param detail one line: what was found, or what is wrong and what to do; never holds a secret
 */
public record Finding(String check, Verdict verdict, String detail) {}
