package dev.sluice.bridge.settings;

import dev.sluice.contract.settings.Choice;

/** How the bridge proves who it is to the target. */
public enum TargetMode implements Choice {
    /** A shared access key with the right Send. */
    SAS("sas"),
    /** A managed identity of the target's own tenant. */
    MANAGED_IDENTITY("managed-identity"),
    /** A managed identity of OT as the credential of an application that the target's tenant knows. */
    FEDERATED("federated"),
    /** No hub: blobs in a storage account of the other tenant, with the same application or with the account's key. */
    BLOB("blob");

    private final String text;

    TargetMode(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
