package dev.sluice.functionshost.host;

import java.util.Map;

/**
 * What an invocation is given.
 *
 * @param trigger the value of the trigger
 * @param metadata what is known about it, by name, as the text that {@code @BindingName} binds to a string
 * @param context the context
 */
record InvocationData(Object trigger, Map<String, String> metadata, HostContext context) {}
