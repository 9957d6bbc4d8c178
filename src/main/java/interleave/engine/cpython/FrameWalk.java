package interleave.engine.cpython;

import interleave.kernel.KernelFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// Finds the line a thread is on by following its frames in the process's memory, from the innermost to the first that belongs to the program.
///
/// The process runs on meanwhile: a frame may be gone before it is read. Then an address leads nowhere, or to no code of the program, and there is no line this time; a
/// line that is found was the thread's a few µs ago. A frame costs one system call; nothing is allocated. One thread, the sampler's.
final class FrameWalk {
    private static final int DEEPEST = 64;
    /// Bits of a pointer that are no part of the address (references of 3.14 and later are tagged).
    private static final long TAGS = 3;

    private final KernelFile memory;
    private final Arena arena;
    private final MemorySegment word;
    private @Nullable LineTable table;
    private MemorySegment frame;

    FrameWalk(KernelFile memory, Arena arena) {
        this.memory = memory;
        this.arena = arena;
        word = arena.allocate(8, 8);
        frame = word;
    }

    void table(@Nullable LineTable now) {
        if (now == table || now == null) return;
        table = now;
        if (frame.byteSize() != now.layout().frameSize()) frame = arena.allocate(now.layout().frameSize(), 8);
    }

    /// The line of the thread with this PyThreadState; 0 where it can't be told.
    int line(long threadState) {
        var now = table;
        if (now == null || threadState == 0) return 0;
        var layout = now.layout();
        long at = word(threadState + layout.toFrame());
        if (layout.through() >= 0 && at != 0) at = word(at + layout.through());
        for (int depth = 0; depth < DEEPEST && at != 0; depth++) {
            if (memory.read(frame, at) != frame.byteSize()) return 0;
            long address = frame.get(ValueLayout.JAVA_LONG, layout.code()) & ~TAGS;
            int code = now.find(address);
            if (code >= 0) return now.line(code, place(layout, address));
            at = frame.get(ValueLayout.JAVA_LONG, layout.before());
        }
        return 0;
    }

    private long place(LineTable.Layout layout, long code) {
        return layout.pointer() ? frame.get(ValueLayout.JAVA_LONG, layout.place()) - code - layout.codeStart()
            : (long) frame.get(ValueLayout.JAVA_INT, layout.place()) * layout.unit();
    }

    private long word(long address) {
        return memory.read(word, address) == 8 ? word.get(ValueLayout.JAVA_LONG, 0) : 0;
    }
}
