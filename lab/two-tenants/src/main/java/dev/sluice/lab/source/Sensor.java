package dev.sluice.lab.source;

import java.util.function.DoubleSupplier;

/**
 * One sensor of this machine, sent as one device.
 *
 * @param device id of the device
 * @param measurement reads it; the unit is part of the device's id
 */
record Sensor(String device, DoubleSupplier measurement) {}
