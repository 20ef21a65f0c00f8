/** The slot chain of one partition: where a file goes, who won a slot, where the archive ends. Pure logic over a blob store. */
@NullMarked
package dev.sluice.archiver.chain;

import org.jspecify.annotations.NullMarked;
