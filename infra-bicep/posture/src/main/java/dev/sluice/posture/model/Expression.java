package dev.sluice.posture.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the compiler leaves where a value is known only at run time: text in brackets, such as
 * {@code [reference('<id>', '<api>').principalId]}.
 *
 * @param text with its brackets
 */
public record Expression(String text) {
    private static final Pattern PRINCIPAL = Pattern.compile(
            "\\[reference\\('(/[^']+)'(?:,\\s*'[^']*')*\\)\\.(?:identity\\.)?principalId]", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern LIST_CALL = Pattern.compile("\\blist[a-z]*\\s*\\(", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER = Pattern.compile("\\bparameters\\('", Pattern.CASE_INSENSITIVE);

    /** The expression a value is; empty for a literal, for which {@code [[} stands for one bracket. */
    public static Optional<Expression> of(JsonNode value) {
        return value.isTextual() && is(value.textValue())
                ? Optional.of(new Expression(value.textValue()))
                : Optional.empty();
    }

    /** Whether text is an expression. */
    public static boolean is(String text) {
        return text.startsWith("[") && !text.startsWith("[[") && text.endsWith("]");
    }

    /** The resource whose identity's principal this is; empty if it isn't one. */
    public Optional<String> principalOf() {
        Matcher matcher = PRINCIPAL.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Every text literal in it. */
    public List<String> literals() {
        List<String> found = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1).replace("''", "'"));
        }
        return found;
    }

    /** Whether it yields a secret: keys that a service lists, or a secure parameter's value, which stays unevaluated. */
    public boolean yieldsSecret() {
        return LIST_CALL.matcher(text).find()
                || PARAMETER.matcher(text).find()
                || text.toLowerCase(Locale.ROOT).contains("getsecret(");
    }
}
