package interleave.trace;

/// Some successive events as columns: 8 + 8 + 4 + 4 + 4 bytes each.
final class Columns implements Rows {
    static final int BITS = 14, EVENTS = 1 << BITS, MASK = EVENTS - 1;
    private static final int KIND_BITS = 8, LINE_LIMIT = (1 << 24) - 1;

    final long[] time = new long[EVENTS];
    final long[] argument = new long[EVENTS];
    final int[] actor = new int[EVENTS];
    final int[] resource = new int[EVENTS];
    /// Line in the upper 24 bits, kind in the lower 8.
    final int[] lineAndKind = new int[EVENTS];

    static int pack(EventKind kind, int line) {
        return Math.clamp(line, 0, LINE_LIMIT) << KIND_BITS | kind.ordinal();
    }

    static EventKind kind(int lineAndKind) {
        return EventKind.of(lineAndKind & 0xff);
    }

    static int line(int lineAndKind) {
        return lineAndKind >>> KIND_BITS;
    }

    void set(int at, long nanos, int who, int what, int lineAndKindOf, long value) {
        time[at] = nanos;
        actor[at] = who;
        resource[at] = what;
        lineAndKind[at] = lineAndKindOf;
        argument[at] = value;
    }

    void copy(int at, Rows from, int fromAt) {
        set(at, from.time(fromAt), from.actor(fromAt), from.resource(fromAt), from.lineAndKind(fromAt), from.argument(fromAt));
    }

    /// New columns that begin with the first `events` of these.
    static Columns prefix(Rows from, int events) {
        var copy = new Columns();
        for (int at = 0; at < events; at++) {
            copy.copy(at, from, at);
        }
        return copy;
    }

    @Override
    public long time(int at) {
        return time[at];
    }

    @Override
    public int actor(int at) {
        return actor[at];
    }

    @Override
    public int resource(int at) {
        return resource[at];
    }

    @Override
    public int lineAndKind(int at) {
        return lineAndKind[at];
    }

    @Override
    public long argument(int at) {
        return argument[at];
    }
}
