/**
 * A stand-in for the Azure Functions host and its Java worker: it runs a packaged app with Event Hubs, HTTP
 * and timer triggers, and gets wrong what they get wrong. Start reading at {@link dev.sluice.functionshost.host.FunctionsHost}.
 */
@NullMarked
package dev.sluice.functionshost.host;

import org.jspecify.annotations.NullMarked;
