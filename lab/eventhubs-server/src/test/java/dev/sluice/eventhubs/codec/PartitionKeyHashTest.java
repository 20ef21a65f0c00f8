package dev.sluice.eventhubs.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PartitionKeyHashTest {
    @Property
    void choosesThePartitionThatTheSdkChooses(@ForAll String key, @ForAll @IntRange(min = 1, max = 1024) int partitions)
            throws ReflectiveOperationException {
        assertThat(PartitionKeyHash.partition(key, partitions)).isEqualTo(sdkPartition(key, partitions));
    }

    /** The SDK's own resolver, which its buffered producer uses; it is not public. */
    private static int sdkPartition(String key, int partitions) throws ReflectiveOperationException {
        Class<?> resolver = Class.forName("com.azure.messaging.eventhubs.PartitionResolver");
        var constructor = resolver.getDeclaredConstructor();
        constructor.setAccessible(true);
        Method assign = resolver.getDeclaredMethod("assignForPartitionKey", String.class, String[].class);
        assign.setAccessible(true);
        String[] ids = IntStream.range(0, partitions).mapToObj(String::valueOf).toArray(String[]::new);
        return Integer.parseInt((String) assign.invoke(constructor.newInstance(), key, ids));
    }
}
