/** The blob store on Azure Storage. */
@NullMarked
package dev.sluice.archiver.blob;

import org.jspecify.annotations.NullMarked;
