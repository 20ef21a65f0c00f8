/** Reading a hub with the Event Hubs SDK in a process of its own: who owns what, and how far it has come. */
@NullMarked
package dev.sluice.service.processor;

import org.jspecify.annotations.NullMarked;
