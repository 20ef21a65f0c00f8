/** What a service says about itself to whoever watches it. */
@NullMarked
package dev.sluice.service.health;

import org.jspecify.annotations.NullMarked;
