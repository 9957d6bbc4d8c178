package interleave.world;

import interleave.trace.EventKind;
import java.util.Arrays;

/// The part of the fold that is about what an actor works on: the item of a pool it is at, and for a coroutine the thread that gives it its turn, for a
/// process how far its start is; indexed by actor. Mutable and of one thread, as [World].
final class Duties {
    private static final long NONE = -1;

    long[] item = {}, itemSince = {}, done = {}, raised = {};
    int[] carrier = {};
    /// Of processes; 0: not yet.
    long[] launched = {}, up = {}, ready = {};

    Duties passed(Port port) {
        var passed = new Duties();
        passed.item = port.longs(item);
        passed.itemSince = port.longs(itemSince);
        passed.done = port.longs(done);
        passed.raised = port.longs(raised);
        passed.carrier = port.ints(carrier);
        passed.launched = port.longs(launched);
        passed.up = port.longs(up);
        passed.ready = port.longs(ready);
        return passed;
    }

    /// Takes in an event of one of its kinds; others leave all as it is.
    void note(long time, EventKind kind, int actor, long argument) {
        switch (kind) {
            case WORK_BEGIN -> {
                know(actor);
                item[actor] = argument;
                itemSince[actor] = time;
            }
            case WORK_END -> {
                know(actor);
                item[actor] = NONE;
                done[actor]++;
                raised[actor] += argument < 0 ? 1 : 0;
            }
            case TURN_BEGIN -> {
                know(actor);
                carrier[actor] = (int) argument;
            }
            case THREAD_END -> {
                if (actor < item.length) {
                    item[actor] = NONE;
                }
            }
            case PROCESS_START, PROCESS_UP, PROCESS_READY -> {
                know(actor);
                (kind == EventKind.PROCESS_START ? launched : kind == EventKind.PROCESS_UP ? up : ready)[actor] = time;
            }
            default -> { }
        }
    }

    private void know(int actor) {
        if (actor < item.length) {
            return;
        }
        int from = item.length, capacity = Math.max(8, Integer.highestOneBit(actor) * 2);
        item = Arrays.copyOf(item, capacity);
        itemSince = Arrays.copyOf(itemSince, capacity);
        done = Arrays.copyOf(done, capacity);
        raised = Arrays.copyOf(raised, capacity);
        carrier = Arrays.copyOf(carrier, capacity);
        launched = Arrays.copyOf(launched, capacity);
        up = Arrays.copyOf(up, capacity);
        ready = Arrays.copyOf(ready, capacity);
        Arrays.fill(item, from, capacity, NONE);
        Arrays.fill(carrier, from, capacity, -1);
    }
}
