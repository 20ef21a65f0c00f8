package dev.sluice.bridge.forward;

import dev.sluice.bridge.ForwardedEvent;
import dev.sluice.bridge.ReceivedEvent;
import dev.sluice.contract.SourcePartition;

/** An event on its way: as it came, where from, and as it goes. */
record Transfer(ReceivedEvent received, SourcePartition source, ForwardedEvent forwarded) {}
