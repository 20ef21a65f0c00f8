/** Clients of storage accounts, and blobs that are written once. */
@NullMarked
package dev.sluice.service.blob;

import org.jspecify.annotations.NullMarked;
