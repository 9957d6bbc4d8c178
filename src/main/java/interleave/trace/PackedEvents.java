package interleave.trace;

import org.jspecify.annotations.Nullable;

/// Some successive events, at most [#MOST], as packed columns: seven to twelve bytes an event. Immutable, safe from any thread.
public final class PackedEvents implements Rows {
    /// One chunk of a trace.
    public static final int MOST = Columns.EVENTS;

    private final Shelf.Place place;
    private final int count;
    private final PackedColumn time, actor, resource, lineAndKind, argument;

    private PackedEvents(Shelf.Place place) {
        this.place = place;
        var in = new Unpacking(place);
        count = in.number(0, MOST);
        time = in.column(count);
        actor = in.column(count);
        resource = in.column(count);
        lineAndKind = in.column(count);
        argument = in.column(count);
    }

    /// Finds the events that [#pack] has packed.
    ///
    /// @throws RuntimeException when the bytes are something else
    public static PackedEvents at(Shelf.Place place) {
        return new PackedEvents(place);
    }

    /// Packs the events from `from` to below `to`, at most [#MOST].
    public static byte[] pack(Trace trace, long from, long to) {
        var packed = packed(trace, from, to);
        if (packed != null) return packed.place.toArray();
        int count = (int) (to - from);
        var packing = new Packing(12 * count);
        var numbers = new long[count];
        packing.number(count);
        for (int i = 0; i < count; i++) numbers[i] = trace.time(from + i);
        packing.column(numbers, count);
        for (int i = 0; i < count; i++) numbers[i] = trace.actor(from + i);
        packing.column(numbers, count);
        for (int i = 0; i < count; i++) numbers[i] = trace.resource(from + i);
        packing.column(numbers, count);
        for (int i = 0; i < count; i++) numbers[i] = Columns.pack(trace.kind(from + i), trace.line(from + i));
        packing.column(numbers, count);
        for (int i = 0; i < count; i++) numbers[i] = trace.argument(from + i);
        packing.column(numbers, count);
        return packing.toArray();
    }

    /// Those events where the trace has them packed already.
    private static @Nullable PackedEvents packed(Trace trace, long from, long to) {
        boolean chunk = (from & Columns.MASK) == 0 && to - from == MOST;
        return chunk && trace instanceof ColumnarTrace columnar && columnar.rows(from) instanceof PackedEvents packed ? packed : null;
    }

    /// A full chunk, packed into the attic.
    static PackedEvents of(Columns full, Packing packing, Attic attic) {
        packing.clear();
        packing.number(MOST);
        packing.column(full.time, MOST);
        packing.column(wide(full.actor), MOST);
        packing.column(wide(full.resource), MOST);
        packing.column(wide(full.lineAndKind), MOST);
        packing.column(full.argument, MOST);
        return new PackedEvents(packing.keep(attic));
    }

    private static long[] wide(int[] numbers) {
        var wide = new long[numbers.length];
        for (int i = 0; i < wide.length; i++) wide[i] = numbers[i];
        return wide;
    }

    public int count() {
        return count;
    }

    @Override
    public long time(int at) {
        return time.get(at);
    }

    @Override
    public int actor(int at) {
        return (int) actor.get(at);
    }

    @Override
    public int resource(int at) {
        return (int) resource.get(at);
    }

    @Override
    public int lineAndKind(int at) {
        return (int) lineAndKind.get(at);
    }

    @Override
    public long argument(int at) {
        return argument.get(at);
    }
}
