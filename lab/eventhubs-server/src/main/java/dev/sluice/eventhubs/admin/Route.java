package dev.sluice.eventhubs.admin;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * What answers calls of one method to one kind of path.
 *
 * @param method HTTP method
 * @param path of the whole path, a group for each argument
 * @param handler answers
 */
record Route(String method, Pattern path, Handler handler) {
    /** Answers a call; runs on several threads at once. */
    @FunctionalInterface
    interface Handler {
        /**
         * The answer.
         *
         * @throws CallRefusedException if the call can't be fulfilled
         * @throws IllegalArgumentException if what it asks for can't be, saying why
         * @throws IOException if a file can't be written
         */
        Answer answer(Call call) throws IOException;
    }

    /** A route; {@code *} in the template stands for one argument. */
    static Route of(String method, String template, Handler handler) {
        return new Route(method, Pattern.compile(template.replace("*", "([^/]+)")), handler);
    }
}
