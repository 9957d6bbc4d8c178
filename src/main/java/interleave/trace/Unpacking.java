package interleave.trace;

/// Reads what a [Packing] has made. Of one thread.
///
/// Every method throws an [IndexOutOfBoundsException] or [IllegalArgumentException] when the bytes are not what they should be, and never makes room for more than
/// they hold.
public final class Unpacking {
    private final Shelf shelf;
    private final long from, end;
    private long at;

    public Unpacking(Shelf.Place place) {
        shelf = place.shelf();
        from = place.offset();
        at = from;
        end = from + place.length();
    }

    /// Bytes read so far.
    public int position() {
        return (int) (at - from);
    }

    public boolean more() {
        return at + Long.BYTES < end;
    }

    public long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = shelf.octet(at++);
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) return value >>> 1 ^ -(value & 1);
        }
        throw new IllegalArgumentException("a number without an end");
    }

    /// A number that is to be between these, both included.
    public int number(int least, int most) {
        long value = number();
        if (value < least || value > most) throw new IllegalArgumentException("a number out of range");
        return (int) value;
    }

    public long word() {
        long value = shelf.word(at);
        at += Long.BYTES;
        return value;
    }

    /// How many things follow, each of which takes at least a byte.
    private int count() {
        return number(0, (int) Math.min(Integer.MAX_VALUE, end - at));
    }

    public long[] longs() {
        var values = new long[count()];
        for (int i = 0; i < values.length; i++) values[i] = number();
        return values;
    }

    public int[] ints() {
        var values = new int[count()];
        for (int i = 0; i < values.length; i++) values[i] = number(Integer.MIN_VALUE, Integer.MAX_VALUE);
        return values;
    }

    /// The numbers stay where they are.
    public PackedColumn column(int count) {
        long least = word();
        int width = shelf.octet(at++), bytes = PackedColumn.bytes(count, width);
        if (width < 0 || width > Long.SIZE || at + bytes + Long.BYTES > end) throw new IllegalArgumentException("a column out of range");
        var column = new PackedColumn(shelf, at, least, width);
        at += bytes;
        return column;
    }

    /// So many words, copied.
    public void words(long[] to, int from, int count) {
        if (at + (long) count * Long.BYTES > end) throw new IllegalArgumentException("words out of range");
        shelf.copy(at, to, from, count);
        at += (long) count * Long.BYTES;
    }

    /// So many words, which stay where they are.
    public Shelf.Words words(int count) {
        long from = at;
        at += (long) count * Long.BYTES;
        if (count < 0 || at > end) throw new IllegalArgumentException("words out of range");
        return new Shelf.Words(shelf, from);
    }

    /// So many bytes, with as much behind them as [Packing] leaves.
    public Shelf.Place place(int length) {
        var place = new Shelf.Place(shelf, at, length);
        at += length;
        if (length < 0 || at > end) throw new IllegalArgumentException("bytes out of range");
        return place;
    }
}
