/** What an event looks like on the other side: properties kept, moved aside, copied and added. */
@NullMarked
package dev.sluice.bridge.mapping;

import org.jspecify.annotations.NullMarked;
