package interleave.python.lib;

import interleave.python.vm.Hashing;
import interleave.python.vm.Ints;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/// The module `_random`: the Mersenne Twister MT19937 (Matsumoto and Nishimura 1998) under `random`, seeded as CPython seeds it, so that a seed gives the same
/// numbers here and there. Each draw holds the generator's monitor: several threads at one generator each get numbers of their own.
final class RandomModule {
    private static final PyType RANDOM = PyType.builtIn("Random");

    static {
        RANDOM.define("__module__", "_random");
        RANDOM.constructor((thread, type, arguments, keywords) -> {
            var made = new Twister(type);
            made.seed(arguments.length == 0 || type != RANDOM ? entropy(thread) : key(arguments[0]));
            return made;
        });
        RANDOM.define(PyBuiltin.of("random", (thread, self) -> ((Twister) self).fraction()));
        RANDOM.define(PyBuiltin.of("_seed", (thread, self, seed) -> {
            ((Twister) self).seed(seed == PyNone.NONE ? entropy(thread) : key(seed));
            return PyNone.NONE;
        }));
        RANDOM.define(PyBuiltin.of("getrandbits", (thread, self, k) -> {
            long bits = Arguments.integer(thread, k);
            if (bits < 0) throw Raise.value("number of bits must be non-negative");
            if (bits > 1 << 28) throw Raise.memory();
            return ((Twister) self).bits((int) bits);
        }));
        RANDOM.define(PyBuiltin.of("_randbelow", (thread, self, n) -> ((Twister) self).below(thread, n)));
        RANDOM.define(PyBuiltin.of("getstate", (thread, self) -> ((Twister) self).state()));
        RANDOM.define(PyBuiltin.of("setstate", (thread, self, state) -> {
            ((Twister) self).state(thread, (PyTuple) state);
            return PyNone.NONE;
        }));
    }

    private RandomModule() {}

    static PyModule make() {
        return new PyModule("_random").define("Random", RANDOM);
    }

    /// Of a conducted program the same in each run.
    private static int[] entropy(PyThread me) {
        var words = new int[16];
        if (me.conductor != null) return words;
        var source = new SecureRandom();
        for (int i = 0; i < words.length; i++) words[i] = source.nextInt();
        return words;
    }

    /// The words of a seed, least significant first.
    private static int[] key(Object seed) {
        return switch (seed) {
            case String text -> digested(text.getBytes(StandardCharsets.UTF_8));
            case PyBytes bytes -> digested(bytes.bytes());
            default -> words(Ints.isInt(seed) ? Ints.big(seed).abs() : new BigInteger(Long.toUnsignedString(Hashing.hash(seed))));
        };
    }

    private static int[] digested(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-512").digest(bytes);
            var all = Arrays.copyOf(bytes, bytes.length + digest.length);
            System.arraycopy(digest, 0, all, bytes.length, digest.length);
            return words(new BigInteger(1, all));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int[] words(BigInteger number) {
        var words = new int[Math.max(1, (number.bitLength() + 31) / 32)];
        for (int i = 0; i < words.length; i++) words[i] = number.shiftRight(32 * i).intValue();
        return words;
    }

    private static final class Twister extends PyInstance {
        private static final int N = 624, M = 397;

        private final int[] state = new int[N];
        private int next = N;

        Twister(PyType type) {
            super(type);
        }

        private void begin(int seed) {
            state[0] = seed;
            for (int i = 1; i < N; i++) state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
            next = N;
        }

        /// `init_by_array` of the reference implementation.
        synchronized void seed(int[] key) {
            begin(19650218);
            int i = 1, j = 0;
            for (int k = Math.max(N, key.length); k > 0; k--) {
                state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >>> 30) * 1664525) + key[j] + j;
                i = wrapped(i + 1);
                j = (j + 1) % key.length;
            }
            for (int k = N - 1; k > 0; k--) {
                state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >>> 30) * 1566083941) - i;
                i = wrapped(i + 1);
            }
            state[0] = 0x80000000;
        }

        private int wrapped(int i) {
            if (i < N) return i;
            state[0] = state[N - 1];
            return 1;
        }

        private int word() {
            if (next == N) {
                for (int i = 0; i < N; i++) {
                    int y = state[i] & 0x80000000 | state[(i + 1) % N] & 0x7fffffff;
                    state[i] = state[(i + M) % N] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
                }
                next = 0;
            }
            int y = state[next++];
            y ^= y >>> 11;
            y ^= y << 7 & 0x9d2c5680;
            y ^= y << 15 & 0xefc60000;
            return y ^ y >>> 18;
        }

        /// 53 random bits as a fraction in [0, 1).
        synchronized double fraction() {
            int a = word() >>> 5, b = word() >>> 6;
            return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
        }

        synchronized Object bits(int count) {
            if (count == 0) return 0L;
            if (count <= 32) return (long) (word() >>> 32 - count) & 0xffffffffL;
            var result = BigInteger.ZERO;
            for (int done = 0; done < count; done += 32) {
                int part = Math.min(32, count - done);
                result = result.or(BigInteger.valueOf((word() >>> 32 - part) & 0xffffffffL).shiftLeft(done));
            }
            return Ints.normal(result);
        }

        /// A number in [0, n), drawn again until it is below n.
        synchronized Object below(PyThread thread, Object n) {
            if (Ints.compare(n, 0L) <= 0) return 0L;
            int count = (int) IntMath.bitLength(n);
            var drawn = bits(count);
            while (Ints.compare(drawn, n) >= 0) drawn = bits(count);
            return drawn;
        }

        synchronized PyTuple state() {
            var all = new Object[N + 1];
            for (int i = 0; i < N; i++) all[i] = state[i] & 0xffffffffL;
            all[N] = (long) next;
            return new PyTuple(all);
        }

        synchronized void state(PyThread thread, PyTuple saved) {
            if (saved.size() != N + 1) throw Raise.value("state vector is the wrong size");
            for (int i = 0; i < N; i++) state[i] = (int) Arguments.integer(thread, saved.get(i));
            next = Math.clamp(Arguments.integer(thread, saved.get(N)), 0, N);
        }
    }
}
