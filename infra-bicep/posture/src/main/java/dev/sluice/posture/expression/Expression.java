package dev.sluice.posture.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One expression of a template, as a tree. Names are kept as written; ARM compares them without regard to case.
 */
public sealed interface Expression {

    /** The value under the given meaning of functions; a missing node where it names something that isn't there. */
    JsonNode evaluate(Functions functions);

    /** This expression and all within it, outermost first. */
    Stream<Expression> parts();

    /** The meaning of functions: arguments come unevaluated, for some are only looked at when needed. */
    @FunctionalInterface
    interface Functions {
        /** The value of a call. */
        JsonNode call(Call call);
    }

    /** A text or a number. */
    record Literal(JsonNode value) implements Expression {
        @Override
        public JsonNode evaluate(Functions functions) {
            return value;
        }

        @Override
        public Stream<Expression> parts() {
            return Stream.of(this);
        }
    }

    /** A function with its arguments. */
    record Call(String function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public JsonNode evaluate(Functions functions) {
            return functions.call(this);
        }

        @Override
        public Stream<Expression> parts() {
            return Stream.concat(Stream.of(this), arguments.stream().flatMap(Expression::parts));
        }
    }

    /** A property of an object. */
    record Property(Expression of, String name) implements Expression {
        @Override
        public JsonNode evaluate(Functions functions) {
            return property(of.evaluate(functions), name);
        }

        @Override
        public Stream<Expression> parts() {
            return Stream.concat(Stream.of(this), of.parts());
        }
    }

    /** An element of an array, or a property whose name is computed. */
    record Element(Expression of, Expression index) implements Expression {
        @Override
        public JsonNode evaluate(Functions functions) {
            JsonNode container = of.evaluate(functions);
            JsonNode at = index.evaluate(functions);
            return at.isNumber() ? container.path(at.asInt()) : property(container, at.asText());
        }

        @Override
        public Stream<Expression> parts() {
            return Stream.of(Stream.<Expression>of(this), of.parts(), index.parts())
                    .flatMap(part -> part);
        }
    }

    /** The property of that name without regard to case, or a missing node. */
    static JsonNode property(JsonNode object, String name) {
        JsonNode exact = object.path(name);
        return exact.isMissingNode()
                ? object.properties().stream()
                        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                        .findFirst()
                        .map(Map.Entry::getValue)
                        .orElse(MissingNode.getInstance())
                : exact;
    }
}
