/** Events that were set aside, each in a blob of its own. */
@NullMarked
package dev.sluice.service.quarantine;

import org.jspecify.annotations.NullMarked;
