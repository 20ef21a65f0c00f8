/** For tests: a JVM of its own that is frozen, ended or killed on purpose, and waiting for what others do. */
@NullMarked
package dev.sluice.functionshost.child;

import org.jspecify.annotations.NullMarked;
