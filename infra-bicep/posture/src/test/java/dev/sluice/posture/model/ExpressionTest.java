package dev.sluice.posture.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

class ExpressionTest {
    @Test
    void namesWhosePrincipalItIs() {
        assertThat(principal("[reference('/subscriptions/s/providers/u', '2024-11-30').principalId]"))
                .isEqualTo("/subscriptions/s/providers/u");
        assertThat(principal("[reference('/subscriptions/s/providers/x', '2025-03-01', 'full').identity.principalId]"))
                .isEqualTo("/subscriptions/s/providers/x");
        assertThat(principal("[reference('/subscriptions/s/providers/x', '2025-03-01').clientId]"))
                .isEmpty();
    }

    @Test
    void knowsWhatYieldsASecret() {
        assertThat(new Expression("[listKeys('/subscriptions/x', '2023').key]").yieldsSecret())
                .isTrue();
        assertThat(new Expression("[parameters('password')]").yieldsSecret()).isTrue();
        assertThat(new Expression("[reference('/x', 'y').clientId]").yieldsSecret())
                .isFalse();
    }

    @Test
    void twoBracketsAreOneLiteralBracket() {
        assertThat(Expression.of(TextNode.valueOf("[[text]"))).isEmpty();
        assertThat(Expression.of(TextNode.valueOf("[text]"))).isPresent();
    }

    private static String principal(String text) {
        return new Expression(text).principalOf().orElse("");
    }
}
