package interleave.python.lib;

import interleave.python.vm.Attributes;
import interleave.python.vm.Keywords;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PySet;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.Types;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The module `hashlib`. Data of 2048 bytes or more are hashed without the GIL ([Unlocked]), as `_hashopenssl.c` does; one hash object is worked on by one thread at a time.
final class HashlibModule {
    private static final int WITHOUT_GIL_FROM = 2048;
    /// Python's names and the JDK's, with the size of a block.
    private static final Map<String, Algorithm> ALGORITHMS = new LinkedHashMap<>();

    private record Algorithm(String name, String java, long block) {}

    static {
        for (var each : new Algorithm[] {new Algorithm("md5", "MD5", 64), new Algorithm("sha1", "SHA-1", 64), new Algorithm("sha224", "SHA-224", 64),
            new Algorithm("sha256", "SHA-256", 64), new Algorithm("sha384", "SHA-384", 128), new Algorithm("sha512", "SHA-512", 128),
            new Algorithm("sha3_224", "SHA3-224", 144), new Algorithm("sha3_256", "SHA3-256", 136), new Algorithm("sha3_384", "SHA3-384", 104),
            new Algorithm("sha3_512", "SHA3-512", 72)}) {
            ALGORITHMS.put(each.name(), each);
        }
    }

    /// A hash under way.
    private static final class PyHash extends PyInstance {
        static final PyType HASH = PyType.builtIn("HASH")
            .define(PyBuiltin.of("update", (me, self, data) -> {
                self(self).update(me, bytes(data));
                return PyNone.NONE;
            }))
            .define(PyBuiltin.of("digest", (me, self) -> new PyBytes(self(self).digest())))
            .define(PyBuiltin.of("hexdigest", (me, self) -> HexFormat.of().formatHex(self(self).digest())))
            .define(PyBuiltin.of("copy", (me, self) -> new PyHash(self(self).algorithm, self(self).snapshot())))
            .define("name", new Attributes.Accessor((me, self) -> self(self).algorithm.name(), null))
            .define("digest_size", new Attributes.Accessor((me, self) -> (long) self(self).state.getDigestLength(), null))
            .define("block_size", new Attributes.Accessor((me, self) -> self(self).algorithm.block(), null))
            .define(PyBuiltin.of("__repr__", (me, self) -> "<" + self(self).algorithm.name() + " _hashlib.HASH object @ 0x" + Integer.toHexString(System.identityHashCode(self)) + ">"));

        private final Algorithm algorithm;
        private final MessageDigest state;

        PyHash(Algorithm algorithm, MessageDigest state) {
            super(HASH);
            this.algorithm = algorithm;
            this.state = state;
        }

        private static PyHash self(Object value) {
            return (PyHash) value;
        }

        void update(PyThread me, byte[] data) {
            if (data.length < WITHOUT_GIL_FROM) {
                add(data, 0, data.length);
            } else {
                Unlocked.run(me, data.length, this, (from, to) -> state.update(data, from, to - from));
            }
        }

        private synchronized void add(byte[] data, int from, int to) {
            state.update(data, from, to - from);
        }

        synchronized MessageDigest snapshot() {
            try {
                return (MessageDigest) state.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e); // the JDK's own can all be copied
            }
        }

        byte[] digest() {
            return snapshot().digest();
        }
    }

    private HashlibModule() {}

    static PyModule make() {
        var module = new PyModule("hashlib");
        for (var algorithm : ALGORITHMS.values()) {
            var name = algorithm.name();
            module.define(PyBuiltin.of(name, "data=, /, *, usedforsecurity=, string=", (me, a) -> begin(me, algorithm, a[0] == null ? a[2] : a[0])));
        }
        var names = new PySet();
        for (var name : ALGORITHMS.keySet()) names.add(name);
        return module.define("algorithms_guaranteed", names).define("algorithms_available", names)
            .define(PyBuiltin.of("new", "name, data=, /, *, usedforsecurity=, string=", (me, a) -> {
                String name = Arguments.text(a[0], "name");
                var algorithm = ALGORITHMS.get(name.toLowerCase(java.util.Locale.ROOT).replace("sha-", "sha"));
                if (algorithm == null) throw Raise.value("unsupported hash type " + name);
                return begin(me, algorithm, a[1]);
            }));
    }

    private static PyHash begin(PyThread me, Algorithm algorithm, @Nullable Object data) {
        try {
            var hash = new PyHash(algorithm, MessageDigest.getInstance(algorithm.java()));
            if (data != null) hash.update(me, bytes(data));
            return hash;
        } catch (NoSuchAlgorithmException e) {
            throw Raise.value("unsupported hash type " + algorithm.name());
        }
    }

    static byte[] bytes(Object value) {
        if (value instanceof PyBytes bytes) return bytes.bytes();
        if (value instanceof String) throw Raise.type("Strings must be encoded before hashing");
        throw Raise.type("object supporting the buffer API required");
    }
}
