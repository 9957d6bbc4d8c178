package interleave.trace;

/// Some successive events as columns: 8 + 8 + 4 + 4 + 4 bytes each.
final class Columns {
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

    void copy(int at, Columns from, int fromAt) {
        set(at, from.time[fromAt], from.actor[fromAt], from.resource[fromAt], from.lineAndKind[fromAt], from.argument[fromAt]);
    }

    /// New columns that begin with the first `events` of these.
    Columns prefix(int events) {
        var copy = new Columns();
        System.arraycopy(time, 0, copy.time, 0, events);
        System.arraycopy(argument, 0, copy.argument, 0, events);
        System.arraycopy(actor, 0, copy.actor, 0, events);
        System.arraycopy(resource, 0, copy.resource, 0, events);
        System.arraycopy(lineAndKind, 0, copy.lineAndKind, 0, events);
        return copy;
    }
}
