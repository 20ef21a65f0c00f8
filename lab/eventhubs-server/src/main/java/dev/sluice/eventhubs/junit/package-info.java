/** A server for each test: the extension for JUnit 5. The only package that needs JUnit on the class path. */
@NullMarked
package dev.sluice.eventhubs.junit;

import org.jspecify.annotations.NullMarked;
