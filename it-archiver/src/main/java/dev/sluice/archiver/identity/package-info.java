/** Who the archiver is to Azure's services. */
@NullMarked
package dev.sluice.archiver.identity;

import org.jspecify.annotations.NullMarked;
