package interleave.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackedColumnTest {
    private static Shelf.Place place(Packing packing) {
        return packing.keep(new Attic(1 << 20, bytes -> bytes));
    }

    @Test
    void numbersOfAnyWidthComeOutAsTheyWentIn() {
        var random = new SplittableRandom(9);
        for (int bits = 0; bits <= 64; bits++) {
            var numbers = new long[1024];
            long base = random.nextLong();
            for (int i = 0; i < numbers.length; i++) numbers[i] = base + (bits == 0 ? 0 : random.nextLong() >>> 64 - bits);
            var packing = new Packing(16);
            packing.number(bits);
            packing.column(numbers, numbers.length);
            packing.number(-bits);
            var in = new Unpacking(place(packing));
            assertThat(in.number()).isEqualTo(bits);
            var column = in.column(numbers.length);
            for (int i = 0; i < numbers.length; i++) assertThat(column.get(i)).as("%d bits, number %d", bits, i).isEqualTo(numbers[i]);
            assertThat(in.number()).isEqualTo(-bits);
            assertThat(in.more()).isFalse();
        }
    }

    @Test
    void bytesThatAreNoneOfOursEndInAnExceptionAndMakeNoRoom() {
        var random = new SplittableRandom(5);
        for (int round = 0; round < 2000; round++) {
            var bytes = new byte[random.nextInt(9, 60)];
            random.nextBytes(bytes);
            var in = new Unpacking(Shelf.Place.all(Arena.ofAuto().allocate(bytes.length).copyFrom(MemorySegment.ofArray(bytes))));
            try {
                switch (round % 4) {
                    case 0 -> assertThat(in.longs().length).isLessThanOrEqualTo(bytes.length);
                    case 1 -> assertThat(in.ints().length).isLessThanOrEqualTo(bytes.length);
                    case 2 -> in.column(100);
                    default -> in.words(100);
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException expected) {
                continue;
            }
        }
        var few = new Unpacking(Shelf.Place.all(Arena.ofAuto().allocate(16)));
        assertThatThrownBy(() -> few.words(3)).isInstanceOf(IllegalArgumentException.class);
    }
}
