package interleave.view;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;

/// The FX toolkit for tests, on the headless platform: started once, work done on its thread.
public final class Toolkit {
    private Toolkit() {}

    public static <T> T on(Callable<T> work) throws Exception {
        start();
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }

    private static void start() throws InterruptedException {
        try {
            var started = new CountDownLatch(1);
            Platform.startup(started::countDown);
            started.await();
            Platform.setImplicitExit(false);
        } catch (IllegalStateException running) {
            // Another test has started it.
        }
    }
}
