package dev.sluice.posture.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.posture.expression.Expression.Call;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class ExpressionParserTest {
    @Example
    void readsNestedCallsMembersAndElements() {
        Expression expression = ExpressionParser.parse("[concat( split(parameters('a').b['c'], '.')[0] , '''x''' )]");

        assertThat(expression.parts().filter(Call.class::isInstance).map(part -> ((Call) part).function()))
                .containsExactly("concat", "split", "parameters");
    }

    @Example
    void evaluatesMembersWithoutRegardToCase() throws Exception {
        JsonNode parameter = new ObjectMapper().readTree("{\"List\": [{\"Name\": \"first\"}]}");

        JsonNode value =
                ExpressionParser.parse("[parameters('p').list[0].name]").evaluate(call -> parameter);

        assertThat(value).isEqualTo(TextNode.valueOf("first"));
    }

    @Example
    void twoQuotesStandForOne() {
        assertThat(ExpressionParser.parse("['it''s']").evaluate(call -> TextNode.valueOf("")))
                .isEqualTo(TextNode.valueOf("it's"));
    }

    @Example
    void readsFunctionsOfTheTemplatesOwn() {
        assertThat(ExpressionParser.parse("[__bicep.settings('a')]"))
                .isInstanceOfSatisfying(
                        Call.class, call -> assertThat(call.function()).isEqualTo("__bicep.settings"));
    }

    @Example
    void whatIsNotThereIsMissing() {
        assertThat(ExpressionParser.parse("[f().a[3].b]")
                        .evaluate(call -> TextNode.valueOf("text"))
                        .isMissingNode())
                .isTrue();
    }

    @Example
    void theEscapeIsNoExpression() {
        assertThat(ExpressionParser.isExpression("[[concat('a')]")).isFalse();
        assertThat(ExpressionParser.isExpression("[1.2.3.4]")).isTrue();
        assertThat(ExpressionParser.isExpression("plain")).isFalse();
    }

    @Example
    void saysWhereTextIsUnexpected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExpressionParser.parse("[concat('a' 'b')]"))
                .withMessage("unexpected text at 12 of expression [concat('a' 'b')]");
    }

    @Example
    void refusesEndlessNesting() {
        String deep = "[" + "f(".repeat(5000) + "]";

        assertThatIllegalArgumentException().isThrownBy(() -> ExpressionParser.parse(deep));
    }

    @Property
    void anyTextIsReadOrRefused(
            @ForAll @Chars({'a', '(', ')', '[', ']', '\'', ',', '.', ' ', '1', '-'}) @StringLength(max = 12)
                    String inner) {
        try {
            ExpressionParser.parse("[" + inner + "]");
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }
}
