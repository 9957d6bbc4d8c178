package interleave.trace;

/// Numbers that don't change any more, each in as many bits as the widest of them needs above the least. Immutable, safe from any thread; reading one costs
/// one unaligned load. A [Packing] makes it, an [Unpacking] finds it again.
public final class PackedColumn {
    /// A load of 64 bits begins at a whole byte, so 7 of its bits can belong to the number before.
    private static final int WIDEST = 57;

    private final Shelf shelf;
    private final long from, least, mask;
    private final int width;

    PackedColumn(Shelf shelf, long from, long least, int width) {
        this.shelf = shelf;
        this.from = from;
        this.least = least;
        this.width = width;
        this.mask = width == Long.SIZE ? -1 : (1L << width) - 1;
    }

    /// Bits for numbers up to this, which may be one beyond the largest long.
    static int width(long most) {
        int width = Long.SIZE - Long.numberOfLeadingZeros(most);
        return width > WIDEST ? Long.SIZE : width;
    }

    static int bytes(int count, int width) {
        return Math.toIntExact(((long) count * width + 7) / 8);
    }

    public long get(int index) {
        if (width == 0) {
            return least;
        }
        long at = (long) index * width;
        return least + (shelf.word(from + (at >> 3)) >>> (at & 7) & mask);
    }
}
