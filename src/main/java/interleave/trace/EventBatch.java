package interleave.trace;

import java.util.Arrays;

/// A few events on their way into a trace, in order of time, then actor. Reused: [#clear()] keeps its arrays. One thread.
public final class EventBatch {
    private long[] time = new long[64], argument = new long[64];
    private int[] actor = new int[64], resource = new int[64], lineAndKind = new int[64];
    private int size;

    public void add(long nanos, EventKind kind, int who, int what, int line, long value) {
        if (size == time.length) {
            int capacity = size * 2;
            time = Arrays.copyOf(time, capacity);
            argument = Arrays.copyOf(argument, capacity);
            actor = Arrays.copyOf(actor, capacity);
            resource = Arrays.copyOf(resource, capacity);
            lineAndKind = Arrays.copyOf(lineAndKind, capacity);
        }
        time[size] = nanos;
        actor[size] = who;
        resource[size] = what;
        lineAndKind[size] = Columns.pack(kind, line);
        argument[size++] = value;
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    /// Whether an event with this stamp can follow the last of the batch.
    public boolean inOrder(long nanos, int who) {
        return size == 0 || nanos > time[size - 1] || nanos == time[size - 1] && who >= actor[size - 1];
    }

    long time(int index) {
        return time[index];
    }

    int actor(int index) {
        return actor[index];
    }

    /// Whether the event at `index` goes in front of one with this stamp.
    boolean before(int index, long nanos, int who) {
        return time[index] < nanos || time[index] == nanos && actor[index] < who;
    }

    void copyTo(Columns columns, int at, int index) {
        columns.set(at, time[index], actor[index], resource[index], lineAndKind[index], argument[index]);
    }
}
