package interleave.cli;

import interleave.run.Result;
import interleave.run.Session;
import java.util.function.Consumer;

/// Ctrl-C (or a polite kill) while a session or search runs: it is cancelled, what ran is handed over, then the JVM ends with 128 + the signal.
final class CancelKey implements AutoCloseable {
    private final Thread hook;

    private CancelKey(Thread hook) {
        this.hook = hook;
    }

    static CancelKey of(Session session, Consumer<Result> write) {
        return of(() -> {
            session.cancel();
            try {
                write.accept(session.await());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// @param end cancels what runs, waits for it and writes what there is
    static CancelKey of(Runnable end) {
        var hook = new Thread(end, "cancel");
        Runtime.getRuntime().addShutdownHook(hook);
        return new CancelKey(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            try {
                hook.join(); // the JVM is ending: the hook writes, nobody else
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
