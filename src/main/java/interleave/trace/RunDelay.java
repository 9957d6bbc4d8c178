package interleave.trace;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How long a thread could have run and had no core, as the system counts it: on Linux the second number of `/proc/PID/task/TID/schedstat`
/// ("time spent waiting on a runqueue", Documentation/scheduler/sched-stats.rst), ns since the thread's start. Added when the thread gets a core again. Other systems don't say.
///
/// The file stays open from [#of] to [#close()], so a look costs one read. For one thread at a time.
public final class RunDelay implements AutoCloseable {
    /// Not told.
    public static final long UNKNOWN = -1;
    private static final Path SELF = Path.of("/proc/thread-self");
    private static final boolean TOLD = Files.isReadable(SELF.resolve("schedstat"));

    private final RandomAccessFile file;
    private final byte[] text = new byte[80];

    private RunDelay(RandomAccessFile file) {
        this.file = file;
    }

    /// The system's number of the calling thread, a platform thread; -1 where run delays are not told.
    public static int thread() {
        if (!TOLD) return -1;
        try {
            return Integer.parseInt(Files.readSymbolicLink(SELF).getFileName().toString());
        } catch (IOException | NumberFormatException e) {
            return -1;
        }
    }

    /// Whether this system says it of anybody.
    public static boolean told() {
        return TOLD;
    }

    /// The calling thread's own so far; [#UNKNOWN] where it is not told.
    public static long own() {
        if (!TOLD) return UNKNOWN;
        try {
            return parse(Files.readString(SELF.resolve("schedstat"), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    /// Of any thread by its number in the system, of this process or another of the same user; null when there is none or it is not told. (`/proc/TID` is there for each
    /// thread, proc(5), though only processes are listed.)
    public static @Nullable RunDelay of(int thread) {
        if (!TOLD || thread < 0) return null;
        try {
            return new RunDelay(new RandomAccessFile("/proc/" + thread + "/schedstat", "r"));
        } catch (IOException e) {
            return null;
        }
    }

    /// So far; [#UNKNOWN] once the thread has ended.
    public long nanos() {
        try {
            file.seek(0);
            int read = file.read(text);
            return read <= 0 ? UNKNOWN : parse(new String(text, 0, read, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static long parse(String text) {
        int first = text.indexOf(' '), second = text.indexOf(' ', first + 1);
        return first < 0 || second < 0 ? UNKNOWN : Long.parseLong(text, first + 1, second, 10);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // Nothing was written.
        }
    }
}
