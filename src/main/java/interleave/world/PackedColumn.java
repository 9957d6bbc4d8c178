package interleave.world;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Numbers that don't change any more, each in as many bits as the widest of them needs above the least. Immutable, safe from any thread; reading one costs
/// one unaligned load.
final class PackedColumn {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /// A load of 64 bits begins at a whole byte, so 7 of its bits can belong to the number before.
    private static final int WIDEST = 57;
    private static final byte[] EMPTY = {};

    private final byte[] bits;
    private final long least, mask;
    private final int width;

    private PackedColumn(byte[] bits, long least, int width) {
        this.bits = bits;
        this.least = least;
        this.width = width;
        this.mask = width == Long.SIZE ? -1 : (1L << width) - 1;
    }

    /// The first `count` of these, at most 2²⁵.
    static PackedColumn of(long[] numbers, int count) {
        long least = Long.MAX_VALUE, most = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, numbers[i]);
            most = Math.max(most, numbers[i]);
        }
        int width = Long.SIZE - Long.numberOfLeadingZeros(most - least);
        width = width > WIDEST ? Long.SIZE : width;
        return new PackedColumn(width == 0 ? EMPTY : packed(numbers, count, least, width), least, width);
    }

    /// Bit after bit from the lowest of the first byte on; whole words are stored once each, and a load at the end finds a word behind the last number.
    private static byte[] packed(long[] numbers, int count, long least, int width) {
        var bits = new byte[(int) (((long) count * width + 7) / 8) + 2 * Long.BYTES];
        long word = 0;
        int filled = 0, at = 0;
        for (int i = 0; i < count; i++) {
            long number = numbers[i] - least;
            word |= number << filled;
            filled += width;
            if (filled >= Long.SIZE) {
                WORD.set(bits, at, word);
                at += Long.BYTES;
                filled -= Long.SIZE;
                word = filled == 0 ? 0 : number >>> width - filled;
            }
        }
        WORD.set(bits, at, word);
        return bits;
    }

    static PackedColumn of(int[] numbers, int count) {
        var wide = new long[count];
        for (int i = 0; i < count; i++) {
            wide[i] = numbers[i];
        }
        return of(wide, count);
    }

    long get(int index) {
        if (width == 0) {
            return least;
        }
        int at = index * width;
        return least + ((long) WORD.get(bits, at >> 3) >>> (at & 7) & mask);
    }
}
