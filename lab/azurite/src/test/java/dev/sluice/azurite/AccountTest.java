package dev.sluice.azurite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountTest {
    @Test
    void neverShowsItsKey() {
        Account account = Account.withRandomKey("otstore");

        assertThat(account).asString().doesNotContain(account.key());
    }
}
