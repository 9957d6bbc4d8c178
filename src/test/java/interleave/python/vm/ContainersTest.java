package interleave.python.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Dicts, sets and ints against Java's own, on random operations.
class ContainersTest {
    private final Random random = new Random(7);

    @Test
    void aDictDoesWhatALinkedHashMapDoes() {
        for (int round = 0; round < 200; round++) {
            var dict = new PyDict();
            var model = new LinkedHashMap<Object, Object>();
            for (int step = 0; step < 300; step++) {
                Object key = random.nextBoolean() ? (Object) (long) random.nextInt(40) : "k" + random.nextInt(40);
                switch (random.nextInt(4)) {
                    case 0, 1 -> assertThat(dict.put(key, (long) step)).isEqualTo(model.put(key, (long) step));
                    case 2 -> assertThat(dict.remove(key)).isEqualTo(model.remove(key));
                    default -> assertThat(dict.get(key)).isEqualTo(model.get(key));
                }
            }
            assertThat(dict.keys()).containsExactly(model.keySet().toArray());
            assertThat(dict.values()).containsExactly(model.values().toArray());
            assertThat(dict.size()).isEqualTo(model.size());
        }
    }

    @Test
    void equalNumbersAreOneKey() {
        var dict = new PyDict();
        dict.put(1L, "a");
        dict.put(1.0, "b");
        dict.put(true, "c");
        assertThat(dict.entries()).containsExactly(new PyDict.Entry(1L, "c"));
        assertThat(Hashing.hash(BigInteger.TWO.pow(80))).isEqualTo(Hashing.hash(0x1p80));
        assertThat(Hashing.hash(-1L)).isEqualTo(-2);
        assertThat(Hashing.hash(0.5)).isEqualTo(1152921504606846976L);
    }

    @Test
    void aSetDoesWhatAHashSetDoes() {
        for (int round = 0; round < 200; round++) {
            var set = new PySet();
            var model = new HashSet<Object>();
            for (int step = 0; step < 300; step++) {
                Object key = random.nextBoolean() ? (Object) (long) random.nextInt(60) : "k" + random.nextInt(60);
                switch (random.nextInt(3)) {
                    case 0 -> assertThat(set.add(key)).isEqualTo(model.add(key));
                    case 1 -> assertThat(set.remove(key)).isEqualTo(model.remove(key));
                    default -> assertThat(set.contains(key)).isEqualTo(model.contains(key));
                }
            }
            assertThat(set.toArray()).containsExactlyInAnyOrder(model.toArray());
        }
    }

    @Test
    void arithmeticIsThatOfUnboundedIntegers() {
        var edge = List.of(0L, 1L, -1L, 2L, -7L, Long.MAX_VALUE, Long.MIN_VALUE, 3_037_000_500L, 1L << 62, -(1L << 62));
        var numbers = new ArrayList<BigInteger>();
        for (long value : edge) numbers.add(BigInteger.valueOf(value));
        for (int i = 0; i < 30; i++) numbers.add(new BigInteger(1 + random.nextInt(130), random).negate().add(BigInteger.valueOf(random.nextLong())));
        for (var a : numbers) {
            for (var b : numbers) {
                Object x = Ints.normal(a), y = Ints.normal(b);
                assertThat(Ints.add(x, y)).isEqualTo(Ints.normal(a.add(b)));
                assertThat(Ints.subtract(x, y)).isEqualTo(Ints.normal(a.subtract(b)));
                assertThat(Ints.multiply(x, y)).isEqualTo(Ints.normal(a.multiply(b)));
                assertThat(Ints.and(x, y)).isEqualTo(Ints.normal(a.and(b)));
                assertThat(Ints.compare(x, y)).isEqualTo(a.compareTo(b));
                if (b.signum() == 0) continue;
                Object quotient = Ints.floorDivide(x, y), remainder = Ints.modulo(x, y);
                assertThat(Ints.add(Ints.multiply(quotient, y), remainder)).isEqualTo(x);
                assertThat(Ints.big(remainder).signum()).isIn(0, b.signum());
                assertThat(Ints.big(remainder).abs()).isLessThan(b.abs());
            }
        }
    }
}
