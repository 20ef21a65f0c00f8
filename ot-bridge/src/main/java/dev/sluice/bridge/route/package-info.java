/**
 * The storage route: events as lines of blobs in the other tenant's storage, without a repeated line. Start reading at
 * {@link dev.sluice.bridge.route.BlobTarget}.
 */
@NullMarked
package dev.sluice.bridge.route;

import org.jspecify.annotations.NullMarked;
