package interleave.engine.worker;

import interleave.trace.Actor;
import interleave.trace.Cast;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Ends a run that waits for a worker that is gone: a pool whose worker was killed waits for its result for ever, as in CPython.
///
/// It looks only once a worker has been lost to a signal, and speaks when from then on nothing has moved for its patience: no message, and no loop turn or call in
/// any thread that runs the program's own lines (a pool's threads look after its workers for ever). A program that sleeps as long without any of these is taken for stuck, too; that is the price.
final class LossWatch implements AutoCloseable {
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_MILLIS = 100;

    private final Cast cast;
    private final Shared shared;
    private final String lost;
    private final long patienceNanos;
    private final Consumer<String> stuck;
    private final Thread thread;

    private LossWatch(Cast cast, Shared shared, String lost, long patienceNanos, Consumer<String> stuck) {
        this.patienceNanos = patienceNanos;
        this.cast = cast;
        this.shared = shared;
        this.lost = lost;
        this.stuck = stuck;
        thread = Thread.ofPlatform().daemon().name("interleave-loss-watch").unstarted(this::watch);
    }

    static LossWatch start(Cast cast, Shared shared, String lost, long patienceNanos, Consumer<String> stuck) {
        var watch = new LossWatch(cast, shared, lost, patienceNanos, stuck);
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
                } else if (System.nanoTime() - since >= patienceNanos) {
                    stuck.accept(String.format(java.util.Locale.ROOT, "Nothing has moved for %d seconds since the process %s was lost: whoever waits for what it was doing "
                        + "waits for ever, so the run was ended here; give the wait a time-out.", TimeUnit.NANOSECONDS.toSeconds(patienceNanos), lost));
                    return;
                }
            }
        } catch (InterruptedException e) {
            // the run is over
        }
    }

    private long moved() {
        long sum = shared.messages();
        for (var actor : cast.actors()) if (actor.kind() == Actor.Kind.THREAD && actor.gauge().line() != 0) sum += actor.gauge().steps();
        return sum;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
