package interleave.world;

import interleave.trace.EventKind;
import java.util.Arrays;

/// The part of the fold that is about private copies: what each actor read last from a shared cell and has not answered with a write of its own. The copy is *stale* once
/// another has written the cell. Indexed by actor. Mutable and of one thread, as [World].
final class Copies {
    /// The cell, or -1; the value read; how often the cell had been written by then.
    int[] cell = {};
    long[] value = {}, writes = {};

    /// As [World#passed].
    Copies passed(Port port) {
        var passed = new Copies();
        passed.cell = port.ints(cell);
        passed.value = port.longs(value);
        passed.writes = port.longs(writes);
        return passed;
    }

    /// @param written how often the cell has been written
    void note(EventKind kind, int actor, int resource, long argument, long written) {
        switch (kind) {
            case CELL_READ -> {
                know(actor);
                cell[actor] = resource;
                value[actor] = argument;
                writes[actor] = written;
            }
            case CELL_WRITE -> {
                if (actor < cell.length && cell[actor] == resource) {
                    cell[actor] = -1;
                }
            }
            case THREAD_END -> {
                if (actor < cell.length) {
                    cell[actor] = -1;
                }
            }
            default -> { }
        }
    }

    private void know(int actor) {
        if (actor < cell.length) {
            return;
        }
        int from = cell.length, capacity = Math.max(8, Integer.highestOneBit(actor) * 2);
        cell = Arrays.copyOf(cell, capacity);
        value = Arrays.copyOf(value, capacity);
        writes = Arrays.copyOf(writes, capacity);
        Arrays.fill(cell, from, capacity, -1);
    }
}
