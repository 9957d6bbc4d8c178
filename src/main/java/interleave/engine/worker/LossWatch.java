package interleave.engine.worker;

import interleave.trace.Actor;
import interleave.trace.Cast;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Ends a run that waits for a worker that is gone: a pool whose worker was killed waits for its result for ever, as in CPython.
///
/// It looks only once a worker has been lost to a signal, and speaks when from then on nothing has moved for [#PATIENCE_NANOS]: no message, no loop turn and no call in
/// any process. A program that sleeps as long without any of these is taken for stuck, too; that is the price.
final class LossWatch implements AutoCloseable {
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_MILLIS = 500;

    private final Cast cast;
    private final Shared shared;
    private final String lost;
    private final Consumer<String> stuck;
    private final Thread thread;

    private LossWatch(Cast cast, Shared shared, String lost, Consumer<String> stuck) {
        this.cast = cast;
        this.shared = shared;
        this.lost = lost;
        this.stuck = stuck;
        thread = Thread.ofPlatform().daemon().name("interleave-loss-watch").unstarted(this::watch);
    }

    static LossWatch start(Cast cast, Shared shared, String lost, Consumer<String> stuck) {
        var watch = new LossWatch(cast, shared, lost, stuck);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        long seen = moved(), since = System.nanoTime();
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                long now = moved();
                if (now != seen) {
                    seen = now;
                    since = System.nanoTime();
                } else if (System.nanoTime() - since >= PATIENCE_NANOS) {
                    stuck.accept(String.format(java.util.Locale.ROOT, "Nothing has moved for %d seconds since the process %s was lost: whoever waits for what it was doing "
                        + "waits for ever, so the run was ended here; give the wait a time-out.", TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS), lost));
                    return;
                }
            }
        } catch (InterruptedException e) {
            // the run is over
        }
    }

    private long moved() {
        long sum = shared.messages();
        for (var actor : cast.actors()) if (actor.kind() == Actor.Kind.THREAD) sum += actor.gauge().steps();
        return sum;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
