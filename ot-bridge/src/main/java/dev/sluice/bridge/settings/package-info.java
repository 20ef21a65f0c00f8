/** The settings of the bridge, for both of its adapters. Start reading at {@link dev.sluice.bridge.settings.BridgeConfig}. */
@NullMarked
package dev.sluice.bridge.settings;

import org.jspecify.annotations.NullMarked;
