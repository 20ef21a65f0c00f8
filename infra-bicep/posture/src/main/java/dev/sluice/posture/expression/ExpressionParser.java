package dev.sluice.posture.expression;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** Reads one template expression. Used once, by one thread. */
public final class ExpressionParser {
    private static final int DEEPEST = 200;

    private final String text;
    private int at = 1;
    private int depth;

    private ExpressionParser(String text) {
        this.text = text;
    }

    /** Whether a text is an expression: in brackets, and not the escape {@code [[}. */
    public static boolean isExpression(String text) {
        return text.length() > 2 && text.startsWith("[") && text.endsWith("]") && !text.startsWith("[[");
    }

    /**
     * The expression in the brackets.
     *
     * @throws IllegalArgumentException where it is none; the message has the place
     */
    public static Expression parse(String text) {
        if (!isExpression(text)) {
            throw new IllegalArgumentException("not an expression: " + text);
        }
        ExpressionParser parser = new ExpressionParser(text);
        Expression whole = parser.expression();
        parser.skipBlanks();
        if (parser.at != text.length() - 1) {
            throw parser.unexpected();
        }
        return whole;
    }

    private Expression expression() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("nested too deeply: " + text.substring(0, DEEPEST));
        }
        Expression read = primary();
        while (true) {
            if (takes('.')) {
                read = new Expression.Property(read, word());
            } else if (takes('[')) {
                read = new Expression.Element(read, expression());
                need(']');
            } else {
                depth--;
                return read;
            }
        }
    }

    private Expression primary() {
        skipBlanks();
        char next = peek();
        if (next == '\'') {
            return new Expression.Literal(TextNode.valueOf(quoted()));
        }
        if (next == '-' || Character.isDigit(next)) {
            return new Expression.Literal(IntNode.valueOf(number()));
        }
        String name = word();
        if (takes('.')) { // a function of the template's own, such as __bicep.settings()
            name = name + "." + word();
            need('(');
            return new Expression.Call(name, arguments());
        }
        return takes('(') ? new Expression.Call(name, arguments()) : constant(name);
    }

    private Expression constant(String name) {
        return switch (name) {
            case "true", "false" -> new Expression.Literal(BooleanNode.valueOf(Boolean.parseBoolean(name)));
            case "null" -> new Expression.Literal(NullNode.getInstance());
            default -> throw unexpected();
        };
    }

    private List<Expression> arguments() {
        List<Expression> arguments = new ArrayList<>();
        if (takes(')')) {
            return arguments;
        }
        do {
            arguments.add(expression());
        } while (takes(','));
        need(')');
        return arguments;
    }

    /** Between single quotes; two of them stand for one. */
    private String quoted() {
        StringBuilder content = new StringBuilder();
        for (at++; at < text.length() - 1; at++) {
            if (text.charAt(at) == '\'' && text.charAt(++at) != '\'') {
                return content.toString();
            }
            content.append(text.charAt(at));
        }
        throw unexpected();
    }

    private int number() {
        int start = at++;
        while (Character.isDigit(peek())) {
            at++;
        }
        try {
            return Integer.parseInt(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw unexpected();
        }
    }

    private String word() {
        skipBlanks();
        int start = at;
        while (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '$') {
            at++;
        }
        if (at == start) {
            throw unexpected();
        }
        return text.substring(start, at);
    }

    private boolean takes(char wanted) {
        skipBlanks();
        boolean there = at < text.length() - 1 && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void need(char wanted) {
        if (!takes(wanted)) {
            throw unexpected();
        }
    }

    private void skipBlanks() {
        while (at < text.length() - 1 && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length() - 1) {
            return ']';
        }
        return text.charAt(at);
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("unexpected text at " + at + " of expression " + text);
    }
}
