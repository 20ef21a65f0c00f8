/** Child processes that are restarted when they die and never outlive the launcher. */
@NullMarked
package dev.sluice.lab.process;

import org.jspecify.annotations.NullMarked;
