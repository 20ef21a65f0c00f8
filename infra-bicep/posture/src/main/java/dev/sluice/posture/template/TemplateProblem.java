package dev.sluice.posture.template;

/**
 * Something wrong in a compiled template.
 *
 * @param pointer JSON pointer into the file
 * @param message what is wrong
 * @param fix what to do
 */
public record TemplateProblem(String pointer, String message, String fix) {}
