package interleave.python.lib;

import interleave.python.vm.Exceptions;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyError;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import java.io.ByteArrayOutputStream;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// The module `zlib`: whole pieces of data compressed, expanded, and summed up. Compressing and expanding are done without the GIL, checksums of more than 5 KiB too, as
/// `zlibmodule.c` does. What compresses is the zlib of the JDK, so that the compressed bytes may differ from those of another zlib.
final class ZlibModule {
    private static final PyType ERROR = PyType.builtIn("error", Exceptions.EXCEPTION);
    private static final int SUM_WITHOUT_GIL_ABOVE = 5 * 1024;

    private ZlibModule() {}

    static PyModule make() {
        return new PyModule("zlib").define("error", ERROR).define("Z_BEST_SPEED", 1L).define("Z_BEST_COMPRESSION", 9L).define("Z_DEFAULT_COMPRESSION", -1L)
            .define("MAX_WBITS", 15L).define("DEFLATED", 8L)
            .define(PyBuiltin.of("compress", "data, /, level=, wbits=", (me, a) -> compress(me, bytes(a[0]), Arguments.integer(me, a[1], -1), Arguments.integer(me, a[2], 15))))
            .define(PyBuiltin.of("decompress", "data, /, wbits=, bufsize=", (me, a) -> expand(me, bytes(a[0]), Arguments.integer(me, a[1], 15))))
            .define(PyBuiltin.of("crc32", "data, value=, /", (me, a) -> sum(me, bytes(a[0]), a[1], 0)))
            .define(PyBuiltin.of("adler32", "data, value=, /", (me, a) -> sum(me, bytes(a[0]), a[1], 1)));
    }

    private static byte[] bytes(Object value) {
        if (value instanceof PyBytes bytes) return bytes.bytes();
        throw Raise.type("a bytes-like object is required, not '" + interleave.python.vm.Types.name(value) + "'");
    }

    private static boolean raw(long windowBits) {
        if (windowBits >= 8 && windowBits <= 15) return false;
        if (windowBits <= -8 && windowBits >= -15) return true;
        throw Raise.value("Little Python's zlib has no gzip header (wbits " + windowBits + "); run this on CPython");
    }

    private static PyBytes compress(PyThread me, byte[] data, long level, long windowBits) {
        if (level < -1 || level > 9) throw PyError.of(ERROR, "Bad compression level");
        var out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        try (var deflater = new Deflater((int) level, raw(windowBits))) {
            Unlocked.run(me, Math.max(1, data.length), out, (from, to) -> {
                deflater.setInput(data, from, Math.min(to, data.length) - from);
                if (to >= data.length) deflater.finish();
                while (!(to >= data.length ? deflater.finished() : deflater.needsInput())) out.write(buffer, 0, deflater.deflate(buffer));
            });
        }
        return new PyBytes(out.toByteArray());
    }

    private static PyBytes expand(PyThread me, byte[] data, long windowBits) {
        var out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        var failure = new String[1];
        try (var inflater = new Inflater(raw(windowBits))) {
            Unlocked.run(me, Math.max(1, data.length), out, (from, to) -> {
                if (failure[0] != null || inflater.finished()) return;
                inflater.setInput(data, from, Math.min(to, data.length) - from);
                failure[0] = inflate(inflater, buffer, out);
            });
            if (failure[0] == null && !inflater.finished()) failure[0] = "Error -5 while decompressing data: incomplete or truncated stream";
        }
        if (failure[0] != null) throw PyError.of(ERROR, failure[0]);
        return new PyBytes(out.toByteArray());
    }

    /// What is wrong with the data, or null.
    private static @Nullable String inflate(Inflater inflater, byte[] buffer, ByteArrayOutputStream out) {
        try {
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) return inflater.needsDictionary() ? "Error 2 while decompressing data" : null;
                out.write(buffer, 0, count);
            }
            return null;
        } catch (DataFormatException e) {
            return "Error -3 while decompressing data: " + (e.getMessage() == null ? "invalid data" : e.getMessage());
        }
    }

    /// @param first what an empty sum is: 0 of crc32, 1 of adler32
    private static long sum(PyThread me, byte[] data, @Nullable Object start, int first) {
        long value = Arguments.integer(me, start, first) & 0xffffffffL;
        if (value != first) return first == 0 ? crc(value, data) : adler(value, data);
        Checksum sum = first == 0 ? new CRC32() : new Adler32();
        if (data.length > SUM_WITHOUT_GIL_ABOVE) Unlocked.run(me, data.length, sum, (from, to) -> sum.update(data, from, to - from));
        else sum.update(data, 0, data.length);
        return sum.getValue();
    }

    /// Going on from an earlier sum, which the JDK's class can't.
    private static long crc(long start, byte[] data) {
        int crc = (int) ~start;
        for (byte octet : data) {
            crc ^= octet & 0xff;
            for (int bit = 0; bit < 8; bit++) crc = crc >>> 1 ^ (crc & 1) * 0xedb88320;
        }
        return ~crc & 0xffffffffL;
    }

    private static long adler(long start, byte[] data) {
        long a = start & 0xffff, b = start >>> 16;
        for (byte octet : data) {
            a = (a + (octet & 0xff)) % 65521;
            b = (b + a) % 65521;
        }
        return b << 16 | a;
    }
}
