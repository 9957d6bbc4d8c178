package interleave.export;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Starts the JavaFX toolkit, on the display where there is one and without one where there is none.
///
/// The toolkit is one per process and can't be started twice; [#start()] may be called again and again, by any thread but the toolkit's own.
public final class Toolkit {
    private static final String PLATFORM = "glass.platform";
    private static final Pattern DISPLAY = Pattern.compile("(?<host>[^:]*):(?<number>\\d{1,4})(\\.\\d+)?");

    private Toolkit() {}

    /// Whether windows can be seen: on Linux, whether the X display that DISPLAY names answers (JavaFX speaks X11, on Wayland through XWayland); elsewhere, yes.
    public static boolean hasDisplay() {
        if ("Headless".equals(System.getProperty(PLATFORM))) {
            return false;
        }
        return !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux") || answers(System.getenv("DISPLAY"));
    }

    /// @param display as X names it: `:0`, `:1.0`, `localhost:10.0`
    static boolean answers(@Nullable String display) {
        var parts = DISPLAY.matcher(display == null ? "" : display);
        if (!parts.matches()) {
            return false;
        }
        int number = Integer.parseInt(parts.group("number"));
        String host = parts.group("host");
        boolean local = host.isEmpty() || host.equals("unix");
        var address = local ? UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + number) : new InetSocketAddress(host, 6000 + number);
        try (var channel = local ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open()) {
            if (local) {
                return channel.connect(address);
            }
            channel.socket().connect(address, 1000);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
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
