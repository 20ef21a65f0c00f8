/** Rows to Parquet files in memory, and the footers of files back. No Hadoop class is needed at run time. */
@NullMarked
package dev.sluice.archiver.parquet;

import org.jspecify.annotations.NullMarked;
