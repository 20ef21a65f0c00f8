/** The bridge as an Azure Function app. Start reading at {@link dev.sluice.bridge.functions.BridgeFunction}. */
@NullMarked
package dev.sluice.bridge.functions;

import org.jspecify.annotations.NullMarked;
