package interleave.recorder;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The chunks that all rings of a recorder share; made when first needed, never more than the limit. Lock-free, from any thread.
final class ChunkPool {
    static final int CAPACITY = 4096;

    private final int limit;
    private final AtomicInteger made = new AtomicInteger();
    private final ConcurrentLinkedQueue<Chunk> free = new ConcurrentLinkedQueue<>();

    ChunkPool(int limit) {
        this.limit = limit;
    }

    /// An empty chunk, or null when all are in use.
    @Nullable Chunk take() {
        var chunk = free.poll();
        if (chunk != null) {
            chunk.reset();
            return chunk;
        }
        int n = made.get();
        while (n < limit) {
            if (made.compareAndSet(n, n + 1)) {
                try {
                    return new Chunk(CAPACITY, true);
                } catch (OutOfMemoryError full) { // the event is lost and counted; the workload goes on
                    return null;
                }
            }
            n = made.get();
        }
        return null;
    }

    void give(Chunk chunk) {
        if (chunk.pooled) {
            free.offer(chunk);
        }
    }

    /// Gives the memory back and hands out nothing more.
    void close() {
        made.set(limit);
        free.clear();
    }
}
