package interleave.export;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;

/// Starts the JavaFX toolkit, on the display where there is one and without one where there is none.
///
/// The toolkit is one per process and can't be started twice; [#start()] may be called again and again, by any thread but the toolkit's own.
public final class Toolkit {
    private static final String PLATFORM = "glass.platform";

    private Toolkit() {}

    /// Whether windows can be seen: on Linux, whether a display is named; elsewhere, yes.
    public static boolean hasDisplay() {
        if ("Headless".equals(System.getProperty(PLATFORM))) {
            return false;
        }
        return !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux") || named("DISPLAY") || named("WAYLAND_DISPLAY");
    }

    private static boolean named(String variable) {
        var value = System.getenv(variable);
        return value != null && !value.isBlank();
    }

    /// Returns when the toolkit runs. Without a display it paints into memory, on a screen of 1000 × 1000; [Pictures] can be larger.
    public static void start() {
        if (!hasDisplay()) {
            // Read once by the toolkit, when it starts.
            System.setProperty(PLATFORM, "Headless");
            System.setProperty("prism.order", "sw");
        }
        // Charts and PNG files use AWT's fonts and images, never its windows.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException already) {
            started.countDown();
        }
        boolean interrupted = false;
        while (started.getCount() > 0) {
            try {
                started.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        Platform.setImplicitExit(false);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Does something on the toolkit's thread and waits for its answer. What it throws comes out as the cause of an IllegalStateException.
    public static <T> T call(Callable<T> action) throws InterruptedException {
        if (Platform.isFxApplicationThread()) {
            try {
                return action.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(action.call());
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
