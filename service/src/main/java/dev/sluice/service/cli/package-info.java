/** What all command lines of services have in common. */
@NullMarked
package dev.sluice.service.cli;

import org.jspecify.annotations.NullMarked;
