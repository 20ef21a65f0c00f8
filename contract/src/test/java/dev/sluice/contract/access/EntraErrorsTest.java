package dev.sluice.contract.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntraErrorsTest {
    @Test
    void explainsTheCodeOfACause() {
        Throwable failure = new IllegalStateException(
                "token", new IllegalStateException("AADSTS700236: Entra ID tokens may not be used ... secret-part"));

        assertThat(EntraErrors.explain(failure))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("AADSTS700236: the application must be registered in the tenant of the managed"
                                + " identity (OT)")
                        .doesNotContain("secret-part"));
    }

    @Test
    void namesACodeThatItDoesNotKnow() {
        assertThat(EntraErrors.explain(new IllegalStateException("AADSTS99999999: news")))
                .contains("AADSTS99999999: look the code up in Microsoft's list of error codes");
    }

    @Test
    void explainsWhatAHubSaysOfATokenOrARight() {
        assertThat(EntraErrors.explain(new IllegalStateException("InvalidIssuer: Token issuer is invalid.")))
                .hasValueSatisfying(text -> assertThat(text).contains("of another tenant than the hub's"));
        assertThat(EntraErrors.explain(new IllegalStateException("Unauthorized access. 'Send' claim(s) are required")))
                .hasValueSatisfying(text -> assertThat(text).contains("Azure Event Hubs Data Sender"));
        assertThat(EntraErrors.explain(
                        new IllegalStateException("Unauthorized access. 'Listen' claim(s) are required")))
                .hasValueSatisfying(text -> assertThat(text).contains("Azure Event Hubs Data Receiver"));
        assertThat(EntraErrors.explain(
                        new IllegalStateException("InvalidAudience: Invalid authorization token audience.")))
                .hasValueSatisfying(text -> assertThat(text).contains("SLUICE_CLOUD"));
    }

    @Test
    void saysNothingOfOtherFailures() {
        assertThat(EntraErrors.explain(new IllegalStateException())).isEmpty();
    }
}
