package interleave.python.lib;

import interleave.python.vm.Hashing;
import interleave.python.vm.Items;
import interleave.python.vm.Iteration;
import interleave.python.vm.Keywords;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyClassMethod;
import interleave.python.vm.PyList;
import interleave.python.vm.PyNone;
import interleave.python.vm.PySlice;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Types;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `bytes`, the part programs of the lessons need: literals, indexing, slicing, searching, splitting, hex and decode.
final class BytesType {
    private BytesType() {}

    static void define() {
        PyType type = Types.BYTES;
        type.constructor(BytesType::make);
        operators(type);
        methods(type);
    }

    private static Object make(PyThread thread, PyType type, Object[] arguments, Keywords keywords) {
        if (type != Types.BYTES) throw Raise.type("a class can't inherit from 'bytes' in Little Python; run this on CPython");
        Object encoding = arguments.length > 1 ? arguments[1] : keywords.get("encoding");
        Object errors = arguments.length > 2 ? arguments[2] : keywords.get("errors");
        if (arguments.length == 0) return new PyBytes(new byte[0]);
        Object value = arguments[0];
        if (encoding != null) Arguments.text(encoding, "bytes() argument 'encoding'");
        if (value instanceof String text) {
            if (encoding == null) throw Raise.type("string argument without an encoding");
            return new PyBytes(Encodings.encode(text, encoding, errors));
        }
        if (encoding != null) throw Raise.type("encoding without a string argument");
        if (value instanceof PyBytes same) return same;
        if (Sequences.isIndex(value)) {
            long count = Arguments.integer(thread, value);
            if (count < 0) throw Raise.value("negative count");
            if (count > 1 << 28) throw Raise.memory();
            return new PyBytes(new byte[(int) count]);
        }
        if (!Iterators.isIterable(value)) throw Raise.type("cannot convert '" + Types.name(value) + "' object to bytes");
        Object[] items = Iteration.toArray(thread, value);
        byte[] bytes = new byte[items.length];
        for (int i = 0; i < bytes.length; i++) bytes[i] = octet(thread, items[i]);
        return new PyBytes(bytes);
    }

    private static byte octet(PyThread thread, Object value) {
        if (!(Items.index(thread, value, null) instanceof Long octet) || octet < 0 || octet > 255) throw Raise.value("bytes must be in range(0, 256)");
        return (byte) (long) octet;
    }

    static byte[] bytes(PyThread thread, Object value) {
        if (value instanceof PyBytes bytes) return bytes.bytes();
        if (value instanceof String || !Iterators.isIterable(value)) throw Raise.type("a bytes-like object is required, not '" + Types.name(value) + "'");
        return ((PyBytes) make(thread, Types.BYTES, new Object[] {value}, Keywords.NONE)).bytes();
    }

    private static byte[] self(Object value) {
        return ((PyBytes) value).bytes();
    }

    /// A bytes argument as characters, one per byte.
    private static String latin(Object value) {
        if (!(value instanceof PyBytes bytes)) throw Raise.type("a bytes-like object is required, not '" + Types.name(value) + "'");
        return Encodings.latin(bytes.bytes());
    }

    private static void operators(PyType type) {
        type.define(PyBuiltin.of("__len__", (thread, a) -> (long) self(a).length));
        type.define(PyBuiltin.of("__iter__", (thread, a) -> Iteration.builtIn(a)));
        type.define(PyBuiltin.of("__hash__", (thread, a) -> Hashing.hash(a)));
        type.define(PyBuiltin.of("__repr__", (thread, a) -> "b" + Quote.repr(self(a))));
        type.define(PyBuiltin.of("__add__", (thread, a, b) -> {
            if (!(b instanceof PyBytes other)) throw Raise.type("can't concat " + Types.name(b) + " to bytes");
            byte[] all = Arrays.copyOf(self(a), self(a).length + other.size());
            System.arraycopy(other.bytes(), 0, all, self(a).length, other.size());
            return new PyBytes(all);
        }));
        Sequences.defineRepetition(type, (self, times) -> {
            if (self(self).length * (double) times > 1 << 28) throw Raise.memory();
            return Encodings.bytes(Encodings.latin(self(self)).repeat((int) (long) times));
        });
        Sequences.defineComparisons(type, (thread, comparison, a, b) ->
                b instanceof PyBytes other ? (Object) comparison.holds(Integer.signum(Arrays.compareUnsigned(self(a), other.bytes()))) : PyNone.NOT_IMPLEMENTED);
        type.define(PyBuiltin.of("__mod__", (thread, a, values) -> Encodings.bytes(PercentFormat.bytes(thread, latin(a), values))));
        type.define(PyBuiltin.of("__contains__", (thread, a, item) -> {
            if (item instanceof PyBytes part) return latin(a).contains(Encodings.latin(part.bytes()));
            if (!Sequences.isIndex(item)) throw Raise.type("a bytes-like object is required, not '" + Types.name(item) + "'");
            byte wanted = octet(thread, item);
            for (byte b : self(a)) if (b == wanted) return true;
            return false;
        }));
        type.define(PyBuiltin.of("__getitem__", (thread, a, key) -> {
            if (key instanceof PySlice slice) {
                PySlice.Bounds bounds = slice.bounds(thread, self(a).length);
                byte[] part = new byte[bounds.count()];
                for (int i = 0; i < part.length; i++) part[i] = self(a)[bounds.start() + i * bounds.step()];
                return new PyBytes(part);
            }
            if (!Sequences.isIndex(key)) throw Raise.type("byte indices must be integers or slices, not " + Types.name(key));
            long index = Sequences.index(thread, key);
            if (index < 0) index += self(a).length;
            if (index < 0 || index >= self(a).length) throw Raise.index("index out of range");
            return self(a)[(int) index] & 0xffL;
        }));
    }

    private static void methods(PyType type) {
        type.define(PyBuiltin.of("decode", "self, /, encoding=, errors=", (thread, a) -> Encodings.decode(self(a[0]), a[1], a[2])));
        type.define(PyBuiltin.of("hex", "self, /, sep=", (thread, a) ->
                (a[1] instanceof String separator ? HexFormat.ofDelimiter(separator) : HexFormat.of()).formatHex(self(a[0]))));
        type.define("fromhex", new PyClassMethod(PyBuiltin.of("fromhex", (thread, made, text) -> {
            try {
                return new PyBytes(HexFormat.of().parseHex(Arguments.text(text, "fromhex() argument").replaceAll("\\s", "")));
            } catch (IllegalArgumentException e) {
                throw Raise.value("non-hexadecimal number found in fromhex() arg");
            }
        })));
        type.define(PyBuiltin.of("join", (thread, a, items) -> {
            var text = new StringBuilder();
            Object[] parts = Iteration.toArray(thread, items);
            for (int i = 0; i < parts.length; i++) {
                if (!(parts[i] instanceof PyBytes part)) throw Raise.type("sequence item " + i + ": expected a bytes-like object, " + Types.name(parts[i]) + " found");
                text.append(i == 0 ? "" : latin(a)).append(Encodings.latin(part.bytes()));
            }
            return Encodings.bytes(text.toString());
        }));
        type.define(PyBuiltin.of("split", "self, /, sep=, maxsplit=", (thread, a) -> {
            long limit = Arguments.integer(thread, a[2], -1);
            return list(Arguments.given(a[1]) ? Strings.split(latin(a[0]), latin(a[1]), limit) : Strings.split(latin(a[0]), limit));
        }));
        type.define(PyBuiltin.of("partition", (thread, a, separator) -> parted(thread, a, separator, true)));
        type.define(PyBuiltin.of("rpartition", (thread, a, separator) -> parted(thread, a, separator, false)));
        type.define(PyBuiltin.of("find", "self, sub, start=, end=, /", (thread, a) -> {
            int length = self(a[0]).length;
            int start = Arguments.clip(Arguments.position(thread, a[2], 0), length);
            int stop = Arguments.clip(Arguments.position(thread, a[3], length), length);
            return (long) Strings.find(latin(a[0]), latin(a[1]), start, stop, false);
        }));
        type.define(PyBuiltin.of("count", (thread, a, part) -> (long) Strings.count(latin(a), latin(part), 0, self(a).length)));
        type.define(PyBuiltin.of("replace", "self, old, new, count=, /", (thread, a) ->
                Encodings.bytes(Strings.replace(latin(a[0]), latin(a[1]), latin(a[2]), Arguments.integer(thread, a[3], -1)))));
        type.define(PyBuiltin.of("startswith", (thread, a, prefix) -> affix(prefix, part -> latin(a).startsWith(part))));
        type.define(PyBuiltin.of("endswith", (thread, a, suffix) -> affix(suffix, part -> latin(a).endsWith(part))));
        type.define(PyBuiltin.of("upper", (thread, a) -> mapped(self(a), 'a', 'z', -32)));
        type.define(PyBuiltin.of("lower", (thread, a) -> mapped(self(a), 'A', 'Z', 32)));
        type.define(Trailing.two("strip", (thread, a, set) -> Encodings.bytes(Strings.strip(latin(a), set(set)))));
        type.define(Trailing.two("lstrip", (thread, a, set) -> Encodings.bytes(Strings.lstrip(latin(a), set(set)))));
        type.define(Trailing.two("rstrip", (thread, a, set) -> Encodings.bytes(Strings.rstrip(latin(a), set(set)))));
    }

    private static PyTuple parted(PyThread thread, Object value, Object separator, boolean first) {
        String text = latin(value), mark = latin(separator);
        if (mark.isEmpty()) throw Raise.value("empty separator");
        int at = first ? text.indexOf(mark) : text.lastIndexOf(mark);
        String[] parts = at >= 0 ? new String[] {text.substring(0, at), mark, text.substring(at + mark.length())}
                : first ? new String[] {text, "", ""} : new String[] {"", "", text};
        return new PyTuple(Arrays.stream(parts).map(Encodings::bytes).toArray());
    }

    private static String set(@Nullable Object value) {
        return Arguments.given(value) ? latin(value) : " \t\n\r\u000b\f";
    }

    private static boolean affix(Object wanted, java.util.function.Predicate<String> test) {
        if (!(wanted instanceof PyTuple many)) return test.test(latin(wanted));
        return Arrays.stream(many.items()).anyMatch(one -> test.test(latin(one)));
    }

    private static PyBytes mapped(byte[] bytes, char from, char to, int by) {
        byte[] result = bytes.clone();
        for (int i = 0; i < result.length; i++) if (result[i] >= from && result[i] <= to) result[i] += (byte) by;
        return new PyBytes(result);
    }

    private static PyList list(List<String> parts) {
        return new PyList(parts.stream().map(Encodings::bytes).toArray());
    }
}
