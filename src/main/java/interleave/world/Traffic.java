package interleave.world;

import interleave.trace.EventKind;
import java.util.Arrays;

/// Bytes moved, counted for each pipe and socket and again for each actor. Mutable and of one thread, as [World].
final class Traffic {
    long[] sent = {}, received = {}, last = {}, movedAt = {};
    /// The other side of each move: for a resource who made it, for an actor on what; -1 before any.
    int[] other = {};

    Traffic passed(Port port) {
        var passed = new Traffic();
        passed.sent = port.longs(sent);
        passed.received = port.longs(received);
        passed.last = port.longs(last);
        passed.movedAt = port.longs(movedAt);
        passed.other = port.ints(other);
        return passed;
    }

    /// @param id whose count it is
    void moved(long time, EventKind kind, int id, int otherSide, long bytes) {
        long counted = Math.max(0, bytes);
        if (id >= sent.length) {
            grow(Math.max(8, Integer.highestOneBit(id) * 2));
        }
        if (kind == EventKind.SEND) {
            sent[id] += counted;
            last[id] = counted;
        } else {
            received[id] += counted;
            last[id] = -counted;
        }
        movedAt[id] = time;
        other[id] = otherSide;
    }

    boolean knows(int id) {
        return id < other.length && other[id] >= 0;
    }

    private void grow(int capacity) {
        int from = sent.length;
        sent = Arrays.copyOf(sent, capacity);
        received = Arrays.copyOf(received, capacity);
        last = Arrays.copyOf(last, capacity);
        movedAt = Arrays.copyOf(movedAt, capacity);
        other = Arrays.copyOf(other, capacity);
        Arrays.fill(other, from, capacity, -1);
    }
}
