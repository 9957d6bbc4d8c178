package interleave.engine.cpython;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What Linux says of a process in `/proc`.
final class Proc {
    /// Ticks a second in `/proc/PID/stat`: 100 on every Linux that a JVM runs on.
    private static final long TICK_NANOS = 10_000_000;

    private Proc() {}

    /// Whether the system lets us open the memory of a process: another account's, a container's, Yama's and other systems' it does not. One that is over counts as readable.
    static boolean memoryOpens(Process process) {
        if (!System.getProperty("os.name", "").equals("Linux")) return false;
        try (var _ = new FileInputStream("/proc/" + process.pid() + "/mem")) { // at once, where a channel loads classes for as long as a Python may live
            return true;
        } catch (IOException e) {
            return !process.isAlive();
        }
    }

    /// CPU time of a process so far, threads that have ended included; 0 where it can't be told.
    static long cpuNanos(int pid) {
        try {
            String stat = new String(Files.readAllBytes(Path.of("/proc/" + pid + "/stat")), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" "); // the name before may hold anything
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_NANOS;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }
}
