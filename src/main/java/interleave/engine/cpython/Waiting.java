package interleave.engine.cpython;

import interleave.kernel.KernelFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which threads of a process wait for its GIL: those that Linux has in a futex wait on an address inside the GIL's struct, by `/proc/PID/task/TID/syscall`.
///
/// A look costs one system call and allocates nothing, but for the first at a thread, which opens its file. One thread, the sampler's.
final class Waiting implements AutoCloseable {
    /// Behind the four words that are read: condition variable and mutex, and those of forced switching.
    private static final int CONDITION = 32, END = 208;
    private static final int MOST_FILES = 256;
    private static final byte[] FUTEX = (System.getProperty("os.arch", "").equals("aarch64") ? "98 0x" : "202 0x").getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final int pid;
    private final long gil;
    private final MemorySegment text;
    private final Map<Integer, KernelFile> files = new HashMap<>();
    private boolean forbidden;

    /// @param gil address of the GIL's struct
    Waiting(int pid, long gil, Arena arena) {
        this.pid = pid;
        this.gil = gil;
        text = arena.allocate(256);
    }

    /// How a thread stands now: [Samples#WAITS], [Samples#ELSEWHERE], or [Samples#UNKNOWN] where that can't be read.
    int look(int nativeId) {
        var file = file(nativeId);
        if (file == null) return Samples.UNKNOWN;
        long read = file.read(text, 0);
        // "running" is a thread that may be on its way to wait, or has a core: it says nothing.
        return read <= 0 || text.get(ValueLayout.JAVA_BYTE, 0) == 'r' ? Samples.UNKNOWN : inFutex() && ours(number(FUTEX.length)) ? Samples.WAITS : Samples.ELSEWHERE;
    }

    private boolean inFutex() {
        for (int i = 0; i < FUTEX.length; i++) if (text.get(ValueLayout.JAVA_BYTE, i) != FUTEX[i]) return false;
        return true;
    }

    private boolean ours(long address) {
        return address >= gil + CONDITION && address < gil + END;
    }

    /// The hexadecimal number at a place of the text.
    private long number(int at) {
        long number = 0;
        for (int i = at; i < text.byteSize(); i++) {
            int digit = Character.digit(text.get(ValueLayout.JAVA_BYTE, i), 16);
            if (digit < 0) break;
            number = number << 4 | digit;
        }
        return number;
    }

    private @Nullable KernelFile file(int nativeId) {
        var known = files.get(nativeId);
        if (known != null || forbidden || nativeId <= 0 || files.size() >= MOST_FILES) return known;
        try {
            var opened = KernelFile.open("/proc/" + pid + "/task/" + nativeId + "/syscall");
            files.put(nativeId, opened);
            return opened;
        } catch (FileNotFoundException e) {
            return null; // the thread has ended
        } catch (IOException e) {
            forbidden = true;
            return null;
        }
    }

    /// Whether the system forbids to look.
    boolean forbidden() {
        return forbidden;
    }

    /// Closes the files of threads that are no longer among these.
    void keep(Peer[] peers) {
        files.entrySet().removeIf(entry -> {
            for (var peer : peers) if (peer.nativeId() == entry.getKey()) return false;
            entry.getValue().close();
            return true;
        });
    }

    @Override
    public void close() {
        files.values().forEach(KernelFile::close);
        files.clear();
    }
}
