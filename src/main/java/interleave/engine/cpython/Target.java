package interleave.engine.cpython;

import interleave.kernel.KernelFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// One process under the sampler: its GIL's struct, read through its memory file, and what was seen.
///
/// ```text
///   0          8             16       20      24              32
///  +----------+-------------+--------+-------+---------------+
///  | interval | last_holder | locked |       | switch_number |      struct _gil_runtime_state, the same in CPython 3.8 to 3.15 (64-bit Linux)
///  +----------+-------------+--------+-------+---------------+
/// ```
///
/// A process without a GIL has no such struct (address 0): only the lines of its threads are sampled.
///
/// The sampler's thread owns it, but for [#peers(Peer[])], [#lines(LineTable)], [#samples], [#gaps] and what is volatile.
final class Target implements AutoCloseable {
    static final int SIZE = 32;
    private static final int CAPACITY = 1 << 14;
    private static final long LONGEST_INTERVAL_MICROS = 1L << 32;
    /// Threads looked at in one round.
    private static final int LOOKS = 8, LINES = 16;
    private static final Peer[] NOBODY = {};

    private final long gil;
    private final KernelFile memory;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment struct = arena.allocate(SIZE, 8);
    private final Waiting waiting;
    private final FrameWalk frames;
    private final Samples samples = new Samples(CAPACITY);
    private final Gaps gaps = new Gaps();
    private volatile Peer[] peers = NOBODY;
    private volatile long intervalNanos, taken;
    private volatile boolean gone;
    private volatile @Nullable LineTable lines;

    private Peer[] watched = NOBODY;
    private long lastHolder, lastAt;
    private int nextPeer, nextLine;

    Target(int pid, long gil, KernelFile memory) {
        this.gil = gil;
        this.memory = memory;
        waiting = new Waiting(pid, gil, arena);
        frames = new FrameWalk(memory, arena);
    }

    /// Whether what lies there looks like a GIL. Before it is sampled.
    boolean plausible() {
        long interval = memory.read(struct, gil) == SIZE ? struct.get(ValueLayout.JAVA_LONG, 0) : 0;
        int locked = struct.get(ValueLayout.JAVA_INT, 16);
        return interval > 0 && interval <= LONGEST_INTERVAL_MICROS && locked >= 0 && locked <= 1;
    }

    /// Any thread.
    void peers(Peer[] now) {
        peers = now;
    }

    /// Any thread.
    void lines(LineTable table) {
        lines = table;
    }

    boolean hasGil() {
        return gil != 0;
    }

    Samples samples() {
        return samples;
    }

    Gaps gaps() {
        return gaps;
    }

    /// The switch interval as the GIL has it, ns.
    long intervalNanos() {
        return intervalNanos;
    }

    /// How many samples were taken.
    long taken() {
        return taken;
    }

    boolean forbidden() {
        return waiting.forbidden();
    }

    /// One sample of the holder; nothing once the process has gone.
    void sample() {
        if (gone || gil == 0) return;
        long before = System.nanoTime();
        if (memory.read(struct, gil) != SIZE) {
            gone = true;
            return;
        }
        long after = System.nanoTime();
        long holder = struct.get(ValueLayout.JAVA_LONG, 8);
        int locked = struct.get(ValueLayout.JAVA_INT, 16) == 1 ? 1 : 0;
        var former = holder == lastHolder ? null : peer(lastHolder);
        int stands = former == null ? Samples.UNKNOWN : waiting.look(former.nativeId());
        if (former != null) line(former); // it stands still now
        intervalNanos = struct.get(ValueLayout.JAVA_LONG, 0) * 1000;
        samples.put(before, after, Samples.HOLDER, holder, struct.get(ValueLayout.JAVA_LONG, 24), locked | stands << 1);
        if (lastAt != 0) gaps.add(after - lastAt);
        lastHolder = holder;
        lastAt = after;
        taken++;
    }

    private @Nullable Peer peer(long threadState) {
        for (var peer : peers()) if (peer.threadState() == threadState) return peer;
        return null;
    }

    /// Looks at the lines of some threads, each in its turn.
    void readLines() {
        frames.table(lines);
        var all = peers();
        for (int i = 0; i < Math.min(LINES, all.length) && !gone; i++) line(all[nextLine++ % all.length]);
        if (nextLine < 0) nextLine = 0;
    }

    private void line(Peer peer) {
        long before = System.nanoTime();
        int line = frames.line(peer.threadState());
        if (line > 0) samples.put(before, before, Samples.LINE, peer.nativeId(), line, 0);
    }

    /// Looks at some of the threads that don't hold the GIL, each in its turn.
    void round() {
        if (gil == 0) return;
        var all = peers();
        for (int i = 0; i < Math.min(LOOKS, all.length) && !gone; i++) {
            var peer = all[nextPeer++ % all.length];
            if (peer.threadState() == lastHolder) continue;
            long before = System.nanoTime();
            int stands = waiting.look(peer.nativeId());
            if (stands != Samples.UNKNOWN) samples.put(before, System.nanoTime(), Samples.STANDING, peer.nativeId(), stands, 0);
        }
        if (nextPeer < 0) nextPeer = 0;
    }

    private Peer[] peers() {
        var now = peers;
        if (now != watched) {
            waiting.keep(now);
            watched = now;
        }
        return now;
    }

    boolean gone() {
        return gone;
    }

    @Override
    public void close() {
        waiting.close();
        memory.close();
        arena.close();
    }
}
