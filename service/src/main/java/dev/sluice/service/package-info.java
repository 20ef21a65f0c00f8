/** What a service on the path is made of, whatever it does with events: its parts are the packages below. */
@NullMarked
package dev.sluice.service;

import org.jspecify.annotations.NullMarked;
