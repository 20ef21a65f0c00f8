/** How a process of Sluice reads its settings from the environment. */
@NullMarked
package dev.sluice.contract.settings;

import org.jspecify.annotations.NullMarked;
