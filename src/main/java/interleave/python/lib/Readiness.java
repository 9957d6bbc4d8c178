package interleave.python.lib;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Waits until a channel in non-blocking mode can do one thing (read, write, accept, connect). One thread at a time waits with the selector kept here; others that come
/// meanwhile wait with one of their own. An interrupt ends a wait and leaves the channel open.
final class Readiness implements AutoCloseable {
    private final SelectableChannel channel;
    private final int operation;
    private final ReentrantLock use = new ReentrantLock();
    private @Nullable Selector kept;

    Readiness(SelectableChannel channel, int operation) {
        this.channel = channel;
        this.operation = operation;
    }

    /// Waits for at most `nanos` (negative: for ever), or until something has happened at the channel, its closing included.
    void await(long nanos) throws IOException, InterruptedException {
        if (!use.tryLock()) {
            try (var own = open()) {
                select(own, nanos);
            }
            return;
        }
        try {
            if (kept == null) kept = open();
            select(kept, nanos);
        } finally {
            if (!channel.isOpen()) drop();
            use.unlock();
        }
    }

    private Selector open() throws IOException {
        var selector = Selector.open();
        try {
            channel.register(selector, operation);
            return selector;
        } catch (IOException | RuntimeException e) {
            selector.close();
            throw e;
        }
    }

    private static void select(Selector selector, long nanos) throws IOException, InterruptedException {
        if (nanos < 0) selector.select();
        else selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999)));
        selector.selectedKeys().clear();
        if (Thread.interrupted()) throw new InterruptedException();
    }

    private void drop() throws IOException {
        if (kept != null) kept.close();
        kept = null;
    }

    /// After the channel has been closed: wakes who waits, who then drops the selector himself.
    @Override
    public void close() throws IOException {
        var waiting = kept;
        if (waiting != null) waiting.wakeup();
        if (use.tryLock()) {
            try {
                drop();
            } finally {
                use.unlock();
            }
        }
    }
}
