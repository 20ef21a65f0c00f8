package dev.sluice.contract.access;

import dev.sluice.contract.settings.Choice;

/**
 * The cloud that identities live in.
 *
 * @see <a href="https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity">Managed
 *     identity as a federated credential</a>
 */
public enum Cloud implements Choice {
    PUBLIC("public", "https://login.microsoftonline.com/", "api://AzureADTokenExchange"),
    US_GOVERNMENT("usgov", "https://login.microsoftonline.us/", "api://AzureADTokenExchangeUSGov"),
    CHINA("china", "https://login.partner.microsoftonline.cn/", "api://AzureADTokenExchangeChina");

    private final String text;
    private final String authority;
    private final String exchange;

    Cloud(String text, String authority, String exchange) {
        this.text = text;
        this.authority = authority;
        this.exchange = exchange;
    }

    @Override
    public String text() {
        return text;
    }

    /** Where tokens come from. */
    public String authority() {
        return authority;
    }

    /** Whom a managed identity's token must be for so that it can be exchanged for one of an application. */
    public String exchangeAudience() {
        return exchange;
    }
}
