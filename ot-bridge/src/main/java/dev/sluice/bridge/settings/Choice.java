package dev.sluice.bridge.settings;

/** A constant that is chosen by its text in a setting. */
interface Choice {
    /** How it is written. */
    String text();
}
