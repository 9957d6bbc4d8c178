package interleave.engine.model;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.Optional;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;

/// Watches the heap while a program runs: when a collection leaves the old generation nearly full, the program gets its MemoryError, so that
/// an endless list ends the program and not the app.
///
/// It is early by design: what the program may fill is [#SHARE] of the heap's largest pool. One single object larger than all that is left is an OutOfMemoryError
/// of the JVM's own, in the thread that asked for it, which the interpreter turns into MemoryError as well.
final class MemoryGuard implements AutoCloseable {
    static final double SHARE = 0.75;

    private final NotificationEmitter memory = (NotificationEmitter) ManagementFactory.getMemoryMXBean();
    private final NotificationListener listener;

    private MemoryGuard(Runnable full) {
        listener = (notification, unused) -> {
            if (notification.getType().equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED)) full.run();
        };
    }

    /// @param full called, on a thread of the JVM's, each time a collection has left too little; must return at once
    static MemoryGuard start(Runnable full) {
        var guard = new MemoryGuard(full);
        largestPool().ifPresent(pool -> pool.setCollectionUsageThreshold((long) (pool.getUsage().getMax() * SHARE)));
        guard.memory.addNotificationListener(guard.listener, null, null);
        return guard;
    }

    private static Optional<MemoryPoolMXBean> largestPool() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported() && pool.getUsage().getMax() > 0)
            .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()));
    }

    @Override
    public void close() {
        try {
            memory.removeNotificationListener(listener);
        } catch (ListenerNotFoundException e) {
            // closed twice
        }
    }
}
