package dev.sluice.posture.figure;

/** Where inputs and outputs of a Stream Analytics job say what they connect to. */
public final class Streams {
    /** Short name of the namespace an input reads. */
    public static final String NAMESPACE = "/properties/datasource/properties/serviceBusNamespace";
    /** Name of the hub an input reads. */
    public static final String HUB = "/properties/datasource/properties/eventHubName";
    /** The consumer group an input reads by. */
    public static final String CONSUMER_GROUP = "/properties/datasource/properties/consumerGroupName";
    /** The accounts an output writes. */
    public static final String ACCOUNTS = "/properties/datasource/properties/storageAccounts";
    /** The container an output writes. */
    public static final String CONTAINER = "/properties/datasource/properties/container";
    /** How an input or output proves who the job is. */
    public static final String AUTHENTICATION = "/properties/datasource/properties/authenticationMode";
    /** What an input or output connects to. */
    public static final String TYPE = "/properties/datasource/type";

    private Streams() {}
}
