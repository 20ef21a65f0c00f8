/** The typed fields that an archive takes out of JSON bodies. */
@NullMarked
package dev.sluice.archiver.fields;

import org.jspecify.annotations.NullMarked;
