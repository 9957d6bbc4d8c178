package interleave.shell;

import interleave.export.Toolkit;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// How long one waits in the real window: for a recording to open, from the click on its file's name, and for the picture of any other instant of it. Each ends with the
/// frame after the first that shows what is waited for: by then that one is on the screen. What opening needs is loaded while the list of files is shown, as always.
///
/// Any thread but the toolkit's.
final class TapeTiming {
    private static final long REST_MILLIS = 500, LIST_MILLIS = 2500;

    private final Desk desk;
    private final Path tape;

    TapeTiming(Desk desk, Path tape) {
        this.desk = desk;
        this.tape = tape;
    }

    /// @param seed of the instants that are sought
    Window.Opened run(int openings, int seeks, long seed) throws InterruptedException {
        call(() -> desk.tapes().expect());
        TimeUnit.MILLISECONDS.sleep(LIST_MILLIS);
        var opened = new double[openings];
        for (int i = 0; i < openings; i++) {
            call(() -> desk.open(null));
            TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
            opened[i] = millis(() -> desk.tapes().open(tape), this::overview);
        }
        var random = new SplittableRandom(seed);
        var sought = new double[seeks];
        for (int i = 0; i < seeks; i++) {
            var history = Toolkit.call(() -> Objects.requireNonNull(desk.state().history()));
            long at = random.nextLong(history.startNanos(), Math.max(history.startNanos() + 1, history.endNanos()));
            sought[i] = millis(() -> desk.cursor().seek(at), () -> desk.state().scene() != null && desk.state().scene().nanos() == at);
        }
        return new Window.Opened(opened, sought);
    }

    /// Whether the last frame had the whole recording.
    private boolean overview() {
        var take = desk.bench().take();
        return take != null && take.outcome() != null && desk.state().history() == take.history() && desk.state().scene() != null;
    }

    private double millis(Runnable action, BooleanSupplier shown) throws InterruptedException {
        var took = new long[1];
        var done = new CountDownLatch(1);
        Platform.runLater(() -> {
            long begun = System.nanoTime();
            new AnimationTimer() {
                private boolean seen;

                @Override
                public void handle(long now) {
                    if (seen) {
                        took[0] = System.nanoTime() - begun;
                        stop();
                        done.countDown();
                    }
                    seen |= shown.getAsBoolean();
                }
            }.start();
            action.run();
        });
        if (!done.await(1, TimeUnit.MINUTES)) throw new IllegalStateException(tape + " was not shown within a minute: open it in the window, which says why.");
        return took[0] / 1e6;
    }

    private static void call(Runnable action) throws InterruptedException {
        Toolkit.call(() -> {
            action.run();
            return true;
        });
    }
}
