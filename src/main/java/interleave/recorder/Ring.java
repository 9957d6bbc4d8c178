package interleave.recorder;

import interleave.trace.EventKind;
import interleave.trace.Posture;
import interleave.trace.Restatement;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One thread's ring: the writing side. It begins with a chunk of 64 records of its own; when that is full (the drainer lags) it goes on in a chunk
/// from the pool, then in that one for good, and in a further one whenever it is full again.
///
/// The fast path compares the tail with `limit`, up to which there is room for sure. Everything else (looking where the drainer is, growing, losing,
/// stating anew) is behind that comparison.
///
/// To be able to state its thread anew the ring carries the thread's [Posture] and what it holds along: up to 16 resources; of a thread that
/// holds more, or whose lock another thread releases, a restatement after a loss can be wrong until the lock's next event.
final class Ring extends EventWriter {
    static final int OWN_CAPACITY = 64;
    private static final int MOST_HELD = 16;
    /// Room kept for a thread's restatement and its THREAD_END.
    private static final int RESERVE = MOST_HELD + 3;
    private static final long NOTHING_LOST = Long.MIN_VALUE;

    private final int actor;
    private final ChunkPool pool;
    private final RingReader reader;

    // Written at every event: away from other threads' rings.
    @SuppressWarnings("unused") private long p0, p1, p2, p3, p4, p5, p6;
    Chunk chunk;
    long tail;
    private long limit;

    private long posture = Posture.NONE;
    private final int[] held = new int[MOST_HELD], holdCount = new int[MOST_HELD];
    private int heldCount;
    private boolean ended;

    /// While events are being lost: the last one's stamp. Written in a loss only.
    private long lostAt = NOTHING_LOST;
    private volatile long lost;
    /// Odd while the writer changes what [#standsSince] reads.
    private volatile long lossVersion;
    /// The loss that the drainer has stated in this thread's place.
    private volatile long settled = NOTHING_LOST;

    Ring(int actor, ChunkPool pool) {
        this.actor = actor;
        this.pool = pool;
        this.chunk = new Chunk(OWN_CAPACITY, false);
        this.limit = OWN_CAPACITY - RESERVE;
        this.reader = new RingReader(this, chunk, pool);
    }

    int actor() {
        return actor;
    }

    /// The drainer's side.
    RingReader reader() {
        return reader;
    }

    /// Events lost here so far.
    long lost() {
        return lost;
    }

    @Override
    public void writeAt(long nanos, EventKind kind, int resource, int line, long argument) {
        long position = tail;
        if (position >= limit) {
            if (!admit(kind)) {
                lose(nanos, kind, resource, argument);
                return;
            }
            position = tail;
        }
        chunk.put(position, nanos, Chunk.pack(kind.ordinal(), resource, line), argument);
        tail = position + 1;
        chunk.tail(position + 1);
        follow(kind, resource, argument);
    }

    /// Keeps up with what the event does to its thread.
    private void follow(EventKind kind, int resource, long argument) {
        posture = Posture.after(posture, kind, resource, argument);
        switch (kind) {
            case GIL_TAKE -> hold(resource, 1);
            case LOCK_ACQUIRE -> hold(resource, (int) argument);
            case GIL_DROP -> letGo(resource, 0);
            case LOCK_RELEASE -> letGo(resource, (int) argument);
            case THREAD_END -> {
                ended = true;
                limit = 0;
            }
            default -> { }
        }
    }

    private void hold(int resource, int count) {
        int i = 0;
        while (i < heldCount && held[i] != resource) {
            i++;
        }
        if (i < MOST_HELD) {
            held[i] = resource;
            holdCount[i] = count;
            heldCount = Math.max(heldCount, i + 1);
        }
    }

    private void letGo(int resource, int count) {
        for (int i = heldCount - 1; i >= 0; i--) {
            if (held[i] == resource) {
                if (count > 0) {
                    holdCount[i] = count;
                } else {
                    heldCount--;
                    held[i] = held[heldCount];
                    holdCount[i] = holdCount[heldCount];
                }
                return;
            }
        }
    }

    /// Off the fast path: finds room for this event, and for a restatement before it when events were lost.
    private boolean admit(EventKind kind) {
        if (ended) {
            return false;
        }
        int reserve = kind == EventKind.THREAD_END ? 0 : RESERVE;
        boolean behind = lostAt != NOTHING_LOST;
        int wanted = behind ? RESERVE : 1;
        if (room(reserve) < wanted && !grow()) {
            return false;
        }
        if (behind) {
            if (settled != lostAt) {
                restate();
            }
            lossVersion++;
            lostAt = NOTHING_LOST;
            lossVersion++;
        }
        limit = tail + Math.max(1, room(RESERVE));
        return true;
    }

    private long room(int reserve) {
        return chunk.head() + chunk.capacity() - reserve - tail;
    }

    private boolean grow() {
        var larger = pool.take();
        if (larger == null) {
            return false;
        }
        chunk.next(larger);
        chunk = larger;
        tail = 0;
        return true;
    }

    private void restate() {
        standing().tell((nanos, kind, resource, argument) -> chunk.put(tail++, nanos, Chunk.pack(kind.ordinal(), resource, 0), argument));
        chunk.tail(tail);
    }

    private Standing standing() {
        return new Standing(lostAt, posture, Arrays.copyOf(held, heldCount), Arrays.copyOf(holdCount, heldCount));
    }

    /// Drainer: how the thread has stood since its last event, if that was lost before `nanos` and nobody has said so yet; else null.
    @Nullable Standing standsSince(long nanos) {
        long version = lossVersion;
        if ((version & 1) != 0 || lostAt == NOTHING_LOST || lostAt == settled || lostAt >= nanos) {
            return null;
        }
        var standing = standing();
        VarHandle.loadLoadFence();
        if (lossVersion != version) {
            return null;
        }
        settled = standing.since();
        return standing;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    private void lose(long nanos, EventKind kind, int resource, long argument) {
        if (ended) {
            return; // nothing of a thread comes after its end
        }
        lossVersion++;
        VarHandle.storeStoreFence();
        lost++;
        lostAt = nanos;
        limit = 0;
        follow(kind, resource, argument);
        lossVersion++;
    }
}
