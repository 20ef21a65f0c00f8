/** The bridge as the article of 2021 has it. */
@NullMarked
package dev.sluice.bridge.article;

import org.jspecify.annotations.NullMarked;
