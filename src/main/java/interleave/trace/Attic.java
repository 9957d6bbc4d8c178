package interleave.trace;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where recordings keep what they don't change any more: shelves outside the heap, and once these take more than a budget the oldest go to a file, from where they
/// are read as before.
///
/// **Guarantees**
/// 1. [#keep] never waits for a disk: a thread of the attic's own, which lives while there is something to move, writes.
/// 2. Nobody clears up: a shelf goes with the last who reads it, its part of a file too.
/// 3. Memory is bounded. When nothing can be written any more (the disk is full) and twice the budget is taken, the attic is [#full()]; whoever records stops then.
///    What is kept stays; [#failure()] says why.
///
/// Safe from any thread.
public final class Attic {
    private static final int SHELF = 1 << 22;
    /// Of everything this program records: as the heap, there is one.
    private static final Attic SHARED = new Attic(Math.max(64 << 20, Runtime.getRuntime().maxMemory() / 8), SpillFile.inTemporaryFolder());

    /// Takes bytes away into a file.
    interface Spill {
        /// The same bytes, mapped from the file.
        MemorySegment write(MemorySegment bytes) throws IOException;
    }

    private final long budget;
    private final Spill spill;
    /// Full ones in memory, oldest first, as far as somebody reads them.
    private final List<WeakReference<Shelf>> inMemory = new ArrayList<>();
    private @Nullable Shelf filling;
    private long used;
    private boolean moving;
    private volatile boolean full;
    private volatile @Nullable IOException failure;

    /// @param budget bytes kept in memory
    Attic(long budget, Spill spill) {
        this.budget = budget;
        this.spill = spill;
    }

    /// The one that recordings use.
    public static Attic shared() {
        return SHARED;
    }

    /// Puts a copy of the first `length` bytes somewhere.
    public synchronized Shelf.Place keep(byte[] bytes, int length) {
        if (filling == null || used + length > filling.size()) {
            if (filling != null) inMemory.add(new WeakReference<>(filling));
            makeRoom();
            filling = new Shelf(Arena.ofAuto().allocate(Math.max(SHELF, length), Long.BYTES));
            used = 0;
        }
        MemorySegment.copy(bytes, 0, filling.bytes(), ValueLayout.JAVA_BYTE, used, length);
        var place = new Shelf.Place(filling, used, length);
        used += length;
        return place;
    }

    /// Whether there is no room left.
    public boolean full() {
        return full;
    }

    /// Why nothing goes to the file any more; null as long as it does.
    public @Nullable IOException failure() {
        return failure;
    }

    /// Bytes in memory.
    public synchronized long inMemory() {
        inMemory.removeIf(each -> each.refersTo(null));
        return (long) inMemory.size() * SHELF + (filling == null ? 0 : filling.size());
    }

    private void makeRoom() {
        inMemory.removeIf(each -> each.refersTo(null));
        long taken = (long) inMemory.size() * SHELF;
        full = taken > 2 * budget;
        if (taken > budget && !moving && failure == null) {
            moving = true;
            Thread.ofPlatform().daemon().name("interleave-spill").start(this::move);
        }
    }

    private synchronized @Nullable Shelf oldest() {
        inMemory.removeIf(each -> each.refersTo(null));
        var oldest = failure != null || (long) inMemory.size() * SHELF <= budget ? null : inMemory.removeFirst().get();
        full &= (long) inMemory.size() * SHELF > 2 * budget;
        moving = oldest != null;
        return oldest;
    }

    private void move() {
        for (Shelf shelf; (shelf = oldest()) != null; ) {
            try {
                shelf.moveTo(spill.write(shelf.bytes()));
            } catch (IOException e) {
                back(shelf, e);
            }
        }
    }

    private synchronized void back(Shelf shelf, IOException why) {
        inMemory.addFirst(new WeakReference<>(shelf));
        failure = why;
    }
}
