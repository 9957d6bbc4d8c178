package interleave.engine.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The system process of a worker.
///
/// What its JVM writes to standard output is no part of the protocol; the end of it is kept for the sentence about one that could not begin. Its standard input
/// stays open while this process lives: the end of that is the worker's end.
///
/// Asked to terminate, a JVM still tells its last words, and one that has only just begun ends with a status of its own; to the program it is ended by SIGTERM all the
/// same, as a CPython's process would be. One that has not ended after [#PATIENCE_SECONDS] is killed: whoever joins it must not wait for ever.
final class Child {
    private static final int KEPT_GARBAGE = 2000, TERMINATED = -15;
    private static final int PATIENCE_SECONDS = 5;

    private final int number;
    private final Process system;
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final StringBuilder garbage = new StringBuilder();
    private volatile boolean terminating;
    private long cpuNanos;

    private Child(int number, Process system) {
        this.number = number;
        this.system = system;
    }

    /// @param number by which the worker names itself at the hub's door
    static Child launch(Hub hub, int port, int number) throws IOException {
        var builder = new ProcessBuilder(Launch.command(hub.token(), port, number)).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"));
        var child = new Child(number, builder.start());
        var input = child.system.getOutputStream();
        try {
            input.write((hub.secret() + "\n").getBytes(StandardCharsets.US_ASCII));
            input.flush();
        } catch (IOException e) {
            child.kill(9);
            throw e;
        }
        Thread.ofPlatform().daemon().name("interleave-worker-output").start(child::drain);
        return child;
    }

    int number() {
        return number;
    }

    long pid() {
        return system.pid();
    }

    /// Completed once it has ended and its output is read: with its exit status as the system tells it, or the negative number of the signal that ended it.
    CompletableFuture<Integer> status() {
        return status;
    }

    boolean isAlive() {
        return !status.isDone();
    }

    /// The end of what it wrote to its standard output.
    String garbage() {
        synchronized (garbage) {
            return garbage.toString().strip();
        }
    }

    void kill(int signal) {
        if (signal == 9) {
            system.destroyForcibly();
            return;
        }
        terminating = true;
        system.destroy();
        status.copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(late -> {
            system.destroyForcibly();
            return TERMINATED;
        });
    }

    /// What it has used so far; after its end, what was last seen.
    synchronized long cpuNanos() {
        if (isAlive()) system.info().totalCpuDuration().ifPresent(cpu -> cpuNanos = Math.max(cpuNanos, cpu.toNanos()));
        return cpuNanos;
    }

    private void drain() {
        try (var in = system.getInputStream()) {
            var buffer = new byte[8192];
            for (int count; (count = in.read(buffer)) >= 0; ) {
                synchronized (garbage) {
                    garbage.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                    if (garbage.length() > 2 * KEPT_GARBAGE) garbage.delete(0, garbage.length() - KEPT_GARBAGE);
                }
            }
        } catch (IOException e) {
            // its end
        }
        int code = exit();
        status.complete(terminating && code != 0 ? TERMINATED : code > 128 && code < 160 ? 128 - code : code);
    }

    private int exit() {
        while (true) {
            try {
                return system.waitFor();
            } catch (InterruptedException e) {
                // nobody interrupts this thread
            }
        }
    }
}
