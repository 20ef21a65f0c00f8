package dev.sluice.lab.source;

import java.util.ArrayList;
import java.util.List;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;

/**
 * The sensors of this machine, as OSHI finds them: each processor's load, memory in use, bytes through each disk and
 * network interface, temperature where there is a probe.
 */
final class Sensors {
    private static final double PERCENT = 100.0;

    private final HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
    private final CentralProcessor processor = hardware.getProcessor();
    private long[][] ticks = processor.getProcessorCpuLoadTicks();
    private double[] loads = new double[processor.getLogicalProcessorCount()];

    /** Takes the readings that all processors share; called once before each round. */
    void refresh() {
        loads = processor.getProcessorCpuLoadBetweenTicks(ticks);
        ticks = processor.getProcessorCpuLoadTicks();
    }

    List<Sensor> all() {
        List<Sensor> sensors = new ArrayList<>();
        for (int cpu = 0; cpu < loads.length; cpu++) {
            int index = cpu;
            sensors.add(new Sensor("cpu-" + cpu + "-percent", () -> loads[index] * PERCENT));
        }
        GlobalMemory memory = hardware.getMemory();
        sensors.add(new Sensor("memory-used-bytes", () -> memory.getTotal() - memory.getAvailable()));
        hardware.getDiskStores().forEach(disk -> sensors.add(disk(disk)));
        hardware.getNetworkIFs(true).forEach(network -> sensors.add(network(network)));
        if (hardware.getSensors().getCpuTemperature() > 0) {
            sensors.add(new Sensor(
                    "cpu-temperature-celsius", () -> hardware.getSensors().getCpuTemperature()));
        }
        return sensors;
    }

    private static Sensor disk(HWDiskStore disk) {
        return new Sensor(id("disk", disk.getName()), () -> {
            disk.updateAttributes();
            return (double) disk.getReadBytes() + disk.getWriteBytes();
        });
    }

    private static Sensor network(NetworkIF network) {
        return new Sensor(id("network", network.getName()), () -> {
            network.updateAttributes();
            return (double) network.getBytesRecv() + network.getBytesSent();
        });
    }

    private static String id(String kind, String name) {
        return kind + "-" + name.replaceAll(".*[/\\\\]", "").replaceAll("[^A-Za-z0-9._\\-]", "_") + "-bytes";
    }

    /** A reading as JSON writes it: what a sensor cannot tell is zero, never NaN. */
    static String json(double value) {
        return Double.toString(Double.isFinite(value) ? Math.rint(value * 1000) / 1000 : 0.0);
    }
}
