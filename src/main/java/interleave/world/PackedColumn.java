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
        var bits = new byte[width == 0 ? 0 : (int) (((long) count * width + 7) / 8) + Long.BYTES];
        for (int i = 0; i < count && width > 0; i++) {
            long at = (long) i * width;
            int word = (int) (at >> 3);
            WORD.set(bits, word, (long) WORD.get(bits, word) | numbers[i] - least << (at & 7));
        }
        return new PackedColumn(bits, least, width);
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
