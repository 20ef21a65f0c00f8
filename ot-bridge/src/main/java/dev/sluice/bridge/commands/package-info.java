/**
 * The commands of a person who operates a bridge. Start reading at {@link dev.sluice.bridge.commands.CommandLineTool}.
 */
@NullMarked
package dev.sluice.bridge.commands;

import org.jspecify.annotations.NullMarked;
