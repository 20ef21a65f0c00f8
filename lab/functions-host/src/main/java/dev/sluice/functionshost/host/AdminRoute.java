package dev.sluice.functionshost.host;

import java.util.List;
import java.util.Optional;

/**
 * Runs a timer at once: {@code POST /admin/functions/NAME}. The real host asks for its master key and answers before
 * the function ends; here the answer is its end, so that a test knows.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-functions/functions-manually-run-non-http">Manually run a
 *     non-HTTP-triggered function</a>
 */
final class AdminRoute {
    private static final String PATH = "/admin/functions/";
    private static final int ACCEPTED = 202;
    private static final int FAILED = 500;

    private final List<TimerListener> timers;

    AdminRoute(List<TimerListener> timers) {
        this.timers = timers;
    }

    Optional<HttpAnswer> answer(String method, String path) {
        if (!method.equals("POST") || !path.startsWith(PATH)) {
            return Optional.empty();
        }
        return timers.stream()
                .filter(timer -> timer.name().equals(path.substring(PATH.length())))
                .findFirst()
                .map(timer -> new HttpAnswer(timer.run() ? ACCEPTED : FAILED, ""));
    }
}
