package dev.sluice.contract.settings;

/** A constant that is chosen by its text in a setting. */
public interface Choice {
    /** How it is written. */
    String text();
}
