/** What compiled templates say that a snapshot hides: the order of deployment, and the outputs of nested deployments. */
@NullMarked
package dev.sluice.posture.template;

import org.jspecify.annotations.NullMarked;
