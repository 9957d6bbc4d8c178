package interleave.world;

import interleave.trace.EventKind;
import java.util.Arrays;

/// The part of the fold that is about bytes: what went through each pipe and socket, indexed by resource. Mutable and of one thread, as [World].
final class Traffic {
    long[] sent = {}, received = {}, last = {}, movedAt = {};
    /// Who moved the last bytes; -1 before.
    int[] mover = {};

    Traffic copy() {
        var copy = new Traffic();
        copy.sent = sent.clone();
        copy.received = received.clone();
        copy.last = last.clone();
        copy.movedAt = movedAt.clone();
        copy.mover = mover.clone();
        return copy;
    }

    void moved(long time, EventKind kind, int actor, int resource, long bytes) {
        long counted = Math.max(0, bytes);
        if (resource >= sent.length) {
            grow(Math.max(8, Integer.highestOneBit(resource) * 2));
        }
        if (kind == EventKind.SEND) {
            sent[resource] += counted;
            last[resource] = counted;
        } else {
            received[resource] += counted;
            last[resource] = -counted;
        }
        movedAt[resource] = time;
        mover[resource] = actor;
    }

    boolean knows(int resource) {
        return resource < mover.length && mover[resource] >= 0;
    }

    private void grow(int capacity) {
        int from = sent.length;
        sent = Arrays.copyOf(sent, capacity);
        received = Arrays.copyOf(received, capacity);
        last = Arrays.copyOf(last, capacity);
        movedAt = Arrays.copyOf(movedAt, capacity);
        mover = Arrays.copyOf(mover, capacity);
        Arrays.fill(mover, from, capacity, -1);
    }
}
