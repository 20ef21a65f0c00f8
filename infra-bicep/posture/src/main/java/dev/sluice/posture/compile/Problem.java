package dev.sluice.posture.compile;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Something wrong with a file.
 *
 * @param file path below the project's folder
 * @param pointer JSON pointer into it; empty for the file itself
 * @param message what is wrong
 * @param fix what to do
 */
@JsonPropertyOrder({"file", "pointer", "message", "fix"})
public record Problem(String file, String pointer, String message, String fix) {}
