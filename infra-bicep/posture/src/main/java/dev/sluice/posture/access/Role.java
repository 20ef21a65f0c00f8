package dev.sluice.posture.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The built-in roles that a hop may need. Ids from Azure's list of built-in roles. */
public enum Role {
    EVENT_HUBS_SENDER("2b629674-e913-4c01-ae53-ef4638d8f975", "namespace", "Azure Event Hubs Data Sender"),
    EVENT_HUBS_RECEIVER("a638d3c7-ab3a-418d-83e6-5f17a39d4fde", "namespace", "Azure Event Hubs Data Receiver"),
    BLOB_OWNER("b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "blob", "Storage Blob Data Owner"),
    BLOB_CONTRIBUTOR("ba92f5b4-2d11-453d-a403-e96b0029c9fe", "blob", "Storage Blob Data Contributor"),
    BLOB_READER("2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", "blob", "Storage Blob Data Reader"),
    TABLE_CONTRIBUTOR("0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "table", "Storage Table Data Contributor"),
    TABLE_READER("76199698-9eea-4c19-bc75-cec21354c6b6", "table", "Storage Table Data Reader"),
    QUEUE_CONTRIBUTOR("974c5e8b-45b9-4653-ba55-5f855dd0fe88", "queue", "Storage Queue Data Contributor"),
    SECRETS_USER("4633458b-17de-408a-b874-0445c86b69e6", "vault", "Key Vault Secrets User"),
    IMAGE_PULL("7f951dda-4ed3-4680-a7ca-43fe172d538d", "registry", "AcrPull"),
    METRICS_PUBLISHER("3913510d-42f4-4e42-8a64-420c390055eb", "azuremonitor", "Monitoring Metrics Publisher");

    private final String id;
    private final String group;
    private final String title;

    Role(String id, String group, String title) {
        this.id = id;
        this.group = group;
        this.title = title;
    }

    /** The role that an id of a role definition names; empty for any other. */
    public static Optional<Role> of(String definitionId) {
        String id = definitionId.substring(definitionId.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }

    /** The part of a resource it is about, as the group of a private endpoint. */
    public String group() {
        return group;
    }

    /** Its name in Azure. */
    public String title() {
        return title;
    }
}
