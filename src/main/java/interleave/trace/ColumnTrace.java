package interleave.trace;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The trace in memory: growing columns with one writer and any number of readers, none of whom ever waits.
///
/// **Guarantees**
/// 1. An event below [#size()] is whole: the size is stored with release after the event's columns, and read with acquire.
/// 2. A [#snapshot()] never changes. Late events don't move rows in place: [#insert] copies the chunks from the first moved row on into a new
///    *edition* and publishes that with one volatile store; snapshots keep the edition they were taken from.
/// 3. Memory is bounded: a chunk that no late event is expected in any more is packed and goes to the [Attic], which keeps what is old on disk. When the attic is full
///    (and past `budget` events, or when the heap gives no further chunk) the trace takes nothing more, counts what it refused as dropped and says [#truncated()].
///
/// **Threads.** [#append], [#insert] and [#drop] belong to one thread, the drainer; all else is safe from any.
///
/// **Cost.** 28 bytes an event in chunks of 16,384, the last few; about nine in those that are packed. A late batch copies what lies behind its first event, so it is right
/// for the few milliseconds a delayed writer is behind, not for appending at random.
///
/// Order is time, then actor, then arrival, so that one set of events has one order whatever the arrival.
public final class ColumnTrace extends ColumnarTrace implements EventSink {
    private static final long LARGEST_BUDGET = (long) Integer.MAX_VALUE * Columns.EVENTS;
    /// The chunks at the end that stay as they are: late events belong there.
    private static final int OPEN_CHUNKS = 8;

    /// One arrangement of the events. Only `chunks` and `size` change, by appending.
    private static final class Edition {
        final long epoch;
        final @Nullable Disturbance disturbances;
        Rows[] chunks;
        final AtomicLong size;

        Edition(long epoch, @Nullable Disturbance disturbances, Rows[] chunks, long size) {
            this.epoch = epoch;
            this.disturbances = disturbances;
            this.chunks = chunks;
            this.size = new AtomicLong(size);
        }
    }

    private final long budget;
    private final Attic attic;
    private volatile Edition edition = new Edition(0, null, new Rows[4], 0);
    /// The writer's: below this chunk all are packed.
    private int packed;
    private @Nullable Packing packing;
    private volatile long dropped;
    private volatile boolean truncated;

    /// As long as there is room in memory or on disk.
    public ColumnTrace() {
        this(LARGEST_BUDGET);
    }

    /// @param budget the most events it keeps; 0 is a trace that stays empty
    public ColumnTrace(long budget) {
        this(budget, Attic.shared());
    }

    ColumnTrace(long budget, Attic attic) {
        if (budget < 0 || budget > LARGEST_BUDGET) {
            throw new IllegalArgumentException("A trace's budget is 0 or more events, not " + budget + ".");
        }
        this.budget = budget;
        this.attic = attic;
    }

    /// Takes an event that is not older than the last.
    ///
    /// @return false when the trace is full and the event was counted as dropped
    @Override
    public boolean append(long nanos, EventKind kind, int actor, int resource, int line, long argument) {
        var e = edition;
        long size = e.size.getAcquire();
        if (size > 0 && nanos < time(size - 1)) {
            throw new IllegalArgumentException("An event older than the last goes through insert.");
        }
        if (!hasRoom(e, size)) {
            drop(1);
            return false;
        }
        ((Columns) e.chunks[(int) (size >> Columns.BITS)]).set((int) size & Columns.MASK, nanos, actor, resource, Columns.pack(kind, line), argument);
        e.size.setRelease(size + 1);
        return true;
    }

    private boolean hasRoom(Edition e, long size) {
        if (truncated || size >= budget) {
            truncated = true;
            return false;
        }
        return (size & Columns.MASK) != 0 || begin(e, (int) (size >> Columns.BITS));
    }

    /// Begins a chunk; whether there was memory for it.
    private boolean begin(Edition e, int chunk) {
        try {
            room(e, chunk);
            e.chunks[chunk] = new Columns();
            pack(e, chunk - OPEN_CHUNKS);
        } catch (OutOfMemoryError full) {
            truncated = true;
            return false;
        }
        truncated |= attic.full();
        return !truncated;
    }

    private static void room(Edition e, int chunk) {
        if (chunk >= e.chunks.length) {
            e.chunks = Arrays.copyOf(e.chunks, chunk * 2);
        }
    }

    /// Packs the chunks below `until`. Snapshots share the array, and find the same in either.
    private void pack(Edition e, int until) {
        for (; packed < until; packed++) {
            if (e.chunks[packed] instanceof Columns full) {
                packing = packing == null ? new Packing(12 * Columns.EVENTS) : packing;
                e.chunks[packed] = PackedEvents.of(full, packing, attic);
            }
        }
    }

    /// Takes events that are packed, as the next ones. Those that are a whole chunk stay where they are.
    ///
    /// @return false when the trace is full and they were counted as dropped
    public boolean append(PackedEvents events) {
        var e = edition;
        long size = e.size.getAcquire();
        if (size > 0 && events.count() > 0 && events.time(0) < time(size - 1)) {
            throw new IllegalArgumentException("An event older than the last goes through insert.");
        }
        if ((size & Columns.MASK) == 0 && events.count() == Columns.EVENTS && size + events.count() <= budget) {
            int chunk = (int) (size >> Columns.BITS);
            room(e, chunk);
            e.chunks[chunk] = events;
            e.size.setRelease(size + events.count());
            return true;
        }
        boolean taken = true;
        for (int at = 0; at < events.count(); at++) {
            int lineAndKind = events.lineAndKind(at);
            taken &= append(events.time(at), Columns.kind(lineAndKind), events.actor(at), events.resource(at), Columns.line(lineAndKind), events.argument(at));
        }
        return taken;
    }

    /// Takes back all events from `events` on. For a trace that nobody reads yet.
    public void withdraw(long events) {
        var old = edition;
        if (events >= old.size.get()) {
            return;
        }
        int chunk = (int) (events >> Columns.BITS), kept = (int) events & Columns.MASK;
        var chunks = Arrays.copyOf(old.chunks, Math.max(4, chunk + 1));
        if (kept > 0) {
            chunks[chunk] = Columns.prefix(chunks[chunk], kept);
        }
        packed = Math.min(packed, chunk);
        edition = new Edition(old.epoch, old.disturbances, chunks, events);
    }

    /// Whether an event with this stamp goes behind all that are here; else it is late.
    @Override
    public boolean inOrder(long nanos, int actor) {
        long size = edition.size.getAcquire();
        if (size == 0) {
            return true;
        }
        long last = time(size - 1);
        return nanos > last || nanos == last && actor >= actor(size - 1);
    }

    /// Puts late events where they belong. The batch is in order itself.
    @Override
    public void insert(EventBatch late) {
        var old = edition;
        int taken = (int) Math.min(late.size(), budget - old.size.get());
        if (taken < late.size()) {
            truncated = true;
            drop(late.size() - taken);
        }
        if (taken == 0) {
            return;
        }
        try {
            edition = edited(old, late, taken);
        } catch (OutOfMemoryError full) {
            truncated = true;
            drop(taken);
        }
    }

    private Edition edited(Edition old, EventBatch late, int taken) {
        long from = placeOf(late.time(0), late.actor(0));
        long size = old.size.get() + taken;
        int first = (int) (from >> Columns.BITS), last = (int) ((size - 1) >> Columns.BITS);
        var chunks = Arrays.copyOf(old.chunks, Math.max(old.chunks.length, last + 2));
        int kept = (int) from & Columns.MASK;
        for (int c = first; c <= last; c++) {
            chunks[c] = c == first && kept > 0 ? Columns.prefix(old.chunks[c], kept) : new Columns();
        }
        packed = Math.min(packed, first);
        merge(chunks, from, old, late, taken);
        return new Edition(old.epoch + 1, Disturbance.add(old.disturbances, old.epoch + 1, from), chunks, size);
    }

    /// Fills `into` from row `from` on with the old rows from there and the late ones.
    private static void merge(Rows[] into, long from, Edition old, EventBatch late, int taken) {
        long i = from, size = old.size.get();
        int j = 0;
        for (long k = from; i < size || j < taken; k++) {
            var target = (Columns) into[(int) (k >> Columns.BITS)];
            var source = i < size ? old.chunks[(int) (i >> Columns.BITS)] : null;
            int at = (int) i & Columns.MASK;
            if (source != null && (j == taken || !late.before(j, source.time(at), source.actor(at)))) {
                target.copy((int) k & Columns.MASK, source, at);
                i++;
            } else {
                late.copyTo(target, (int) k & Columns.MASK, j++);
            }
        }
    }

    /// The first row that comes after an event of `actor` at `nanos`.
    private long placeOf(long nanos, int actor) {
        long low = 0, high = size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            long time = time(middle);
            if (time < nanos || time == nanos && actor(middle) <= actor) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Counts events that were lost before they came here.
    @Override
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    public void drop(long events) {
        dropped = dropped + events;
    }

    @Override
    Rows rows(long index) {
        return edition.chunks[(int) (index >> Columns.BITS)];
    }

    @Override
    public long size() {
        return edition.size.getAcquire();
    }

    @Override
    public long dropped() {
        return dropped;
    }

    @Override
    public boolean truncated() {
        return truncated;
    }

    @Override
    public long epoch() {
        return edition.epoch;
    }

    @Override
    public long disturbedSince(long epoch) {
        return snapshot().disturbedSince(epoch);
    }

    @Override
    public Trace snapshot() {
        var e = edition;
        long size = e.size.getAcquire();
        return new FrozenTrace(e.chunks, size, dropped, truncated, e.epoch, e.disturbances);
    }
}
