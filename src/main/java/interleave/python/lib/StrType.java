package interleave.python.lib;

import interleave.python.vm.Attributes;
import interleave.python.vm.Hashing;
import interleave.python.vm.Items;
import interleave.python.vm.Iteration;
import interleave.python.vm.Keywords;
import interleave.python.vm.PyBox;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyDict;
import interleave.python.vm.PyList;
import interleave.python.vm.PyNone;
import interleave.python.vm.PySlice;
import interleave.python.vm.PyStaticMethod;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Text;
import interleave.python.vm.Truth;
import interleave.python.vm.Types;
import interleave.python.vm.Exceptions;
import interleave.python.vm.PyError;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// `str`: its methods over [Strings] and [Case].
final class StrType {
    private StrType() {}

    static void define() {
        PyType str = Types.STR;
        str.constructor(StrType::make);
        operators(str);
        searches(str);
        splits(str);
        layout(str);
        cases(str);
        translation(str);
        formats(str);
    }

    private static Object make(PyThread thread, PyType type, Object[] arguments, Keywords keywords) {
        if (type != Types.STR) return new PyBox(type, make(thread, Types.STR, arguments, keywords));
        Object encoding = arguments.length > 1 ? arguments[1] : keywords.get("encoding");
        Object errors = arguments.length > 2 ? arguments[2] : keywords.get("errors");
        Object value = arguments.length > 0 ? arguments[0] : keywords.get("object");
        if (arguments.length > 3) throw Raise.type("str() takes at most 3 arguments (" + arguments.length + " given)");
        if (value == null) return "";
        if (encoding == null && errors == null) return Text.str(thread, value);
        if (encoding != null) Arguments.text(encoding, "str() argument 'encoding'");
        if (errors != null) Arguments.text(errors, "str() argument 'errors'");
        if (value instanceof String) throw Raise.type("decoding str is not supported");
        if (!(value instanceof PyBytes bytes)) throw Raise.type("decoding to str: need a bytes-like object, " + Types.name(value) + " found");
        return Encodings.decode(bytes.bytes(), encoding, errors);
    }

    private static String self(Object value) {
        return (String) PyBox.plain(value);
    }

    private static void operators(PyType str) {
        str.define(PyBuiltin.of("__add__", (thread, a, b) -> {
            if (PyBox.plain(b) instanceof String other) return self(a).concat(other);
            if (Sequences.mayReflect(b, "__radd__")) return PyNone.NOT_IMPLEMENTED;
            throw Raise.type("can only concatenate str (not \"" + Types.name(b) + "\") to str");
        }));
        Sequences.defineRepetition(str, (text, times) -> {
            if (self(text).length() * (double) times > 1 << 29) throw Raise.memory();
            return self(text).repeat((int) (long) times);
        });
        Sequences.defineComparisons(str, (thread, comparison, a, b) -> PyBox.plain(b) instanceof String ? comparison.apply(thread, PyBox.plain(a), PyBox.plain(b)) : PyNone.NOT_IMPLEMENTED);
        str.define(PyBuiltin.of("__mod__", (thread, a, b) -> PercentFormat.format(thread, self(a), b)));
        str.define(PyBuiltin.of("__len__", (thread, a) -> (long) Strings.length(self(a))));
        str.define(PyBuiltin.of("__iter__", (thread, a) -> Iteration.builtIn(a)));
        str.define(PyBuiltin.of("__contains__", (thread, a, b) -> Items.contains(thread, a, b)));
        str.define(PyBuiltin.of("__hash__", (thread, a) -> Hashing.hash(PyBox.plain(a))));
        str.define(PyBuiltin.of("__repr__", (thread, a) -> Quote.repr(self(a))));
        str.define(PyBuiltin.of("__str__", (thread, a) -> PyBox.plain(a)));
        str.define(PyBuiltin.of("__getitem__", (thread, a, key) -> {
            if (key instanceof PySlice slice) {
                PySlice.Bounds bounds = slice.bounds(thread, Strings.length(self(a)));
                return Strings.slice(self(a), bounds.start(), bounds.step(), bounds.count());
            }
            if (!Sequences.isIndex(key)) throw Raise.type("string indices must be integers, not '" + Types.name(key) + "'");
            return Items.character(self(a), Sequences.index(thread, key));
        }));
    }

    private static void searches(PyType str) {
        str.define(PyBuiltin.of("find", "self, sub, start=, end=, /", (thread, a) -> (long) find(thread, a, "find", false)));
        str.define(PyBuiltin.of("rfind", "self, sub, start=, end=, /", (thread, a) -> (long) find(thread, a, "rfind", true)));
        str.define(PyBuiltin.of("index", "self, sub, start=, end=, /", (thread, a) -> found(find(thread, a, "index", false))));
        str.define(PyBuiltin.of("rindex", "self, sub, start=, end=, /", (thread, a) -> found(find(thread, a, "rindex", true))));
        str.define(PyBuiltin.of("count", "self, sub, start=, end=, /", (thread, a) -> {
            int length = Strings.length(self(a[0]));
            return (long) Strings.count(self(a[0]), Arguments.text(a[1], "count() argument 1"), start(thread, a[2], length), stop(thread, a[3], length));
        }));
        str.define(PyBuiltin.of("startswith", "self, prefix, start=, end=, /", (thread, a) -> affix(thread, a, "startswith", String::startsWith)));
        str.define(PyBuiltin.of("endswith", "self, suffix, start=, end=, /", (thread, a) -> affix(thread, a, "endswith", String::endsWith)));
        str.define(PyBuiltin.of("replace", "self, old, new, /, count=", (thread, a) -> Strings.replace(self(a[0]), Arguments.text(a[1], "replace() argument 1"),
                Arguments.text(a[2], "replace() argument 2"), Arguments.integer(thread, a[3], -1))));
        str.define(PyBuiltin.of("removeprefix", (thread, a, b) -> {
            String prefix = Arguments.text(b, "removeprefix() argument");
            return self(a).startsWith(prefix) ? self(a).substring(prefix.length()) : a;
        }));
        str.define(PyBuiltin.of("removesuffix", (thread, a, b) -> {
            String suffix = Arguments.text(b, "removesuffix() argument");
            return !suffix.isEmpty() && self(a).endsWith(suffix) ? self(a).substring(0, self(a).length() - suffix.length()) : a;
        }));
    }

    /// A start beyond the end finds nothing, so it isn't clipped to the end.
    private static int start(PyThread thread, @Nullable Object value, int length) {
        long start = Arguments.position(thread, value, 0);
        return start > length ? length + 1 : Arguments.clip(start, length);
    }

    private static int stop(PyThread thread, @Nullable Object value, int length) {
        return Arguments.clip(Arguments.position(thread, value, length), length);
    }

    private static int find(PyThread thread, Object[] a, String name, boolean last) {
        int length = Strings.length(self(a[0]));
        return Strings.find(self(a[0]), Arguments.text(a[1], name + "() argument 1"), start(thread, a[2], length), stop(thread, a[3], length), last);
    }

    private static Object found(int at) {
        if (at < 0) throw Raise.value("substring not found");
        return (long) at;
    }

    @FunctionalInterface
    private interface Affix {
        boolean test(String text, String affix);
    }

    private static Object affix(PyThread thread, Object[] a, String name, Affix test) {
        int length = Strings.length(self(a[0]));
        int start = start(thread, a[2], length);
        int stop = stop(thread, a[3], length);
        boolean empty = start > stop;
        String window = empty ? "" : Strings.slice(self(a[0]), start, 1, stop - start);
        Object[] wanted = a[1] instanceof PyTuple many ? many.items() : new Object[] {a[1]};
        for (Object one : wanted) {
            if (!(PyBox.plain(one) instanceof String affix)) {
                throw Raise.type(a[1] instanceof PyTuple ? "tuple for " + name + " must only contain str, not " + Types.name(one)
                        : name + " first arg must be str or a tuple of str, not " + Types.name(one));
            }
            if (!empty && test.test(window, affix)) return true;
        }
        return false;
    }

    private static void splits(PyType str) {
        str.define(PyBuiltin.of("split", "self, /, sep=, maxsplit=", (thread, a) -> new PyList(split(thread, a, false))));
        str.define(PyBuiltin.of("rsplit", "self, /, sep=, maxsplit=", (thread, a) -> new PyList(split(thread, a, true))));
        str.define(PyBuiltin.of("splitlines", "self, /, keepends=", (thread, a) ->
                new PyList(Strings.splitLines(self(a[0]), a[1] != null && Truth.of(thread, a[1])))));
        str.define(PyBuiltin.of("partition", (thread, a, b) -> partition(self(a), separator(b), false)));
        str.define(PyBuiltin.of("rpartition", (thread, a, b) -> partition(self(a), separator(b), true)));
        str.define(PyBuiltin.of("join", (thread, a, items) -> join(thread, self(a), items)));
    }

    private static List<String> split(PyThread thread, Object[] a, boolean fromRight) {
        long limit = Arguments.integer(thread, a[2], -1);
        String text = self(a[0]);
        if (!Arguments.given(a[1])) return fromRight ? Strings.rsplit(text, limit) : Strings.split(text, limit);
        if (!(PyBox.plain(a[1]) instanceof String separator)) throw Raise.type("must be str or None, not " + Types.name(a[1]));
        return fromRight ? Strings.rsplit(text, separator, limit) : Strings.split(text, separator, limit);
    }

    private static String separator(Object value) {
        if (PyBox.plain(value) instanceof String separator) return separator;
        throw Raise.typeNot("must be str", value);
    }

    private static Object partition(String text, String separator, boolean last) {
        if (separator.isEmpty()) throw Raise.value("empty separator");
        int at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
        if (at < 0) return last ? new PyTuple("", "", text) : new PyTuple(text, "", "");
        return new PyTuple(text.substring(0, at), separator, text.substring(at + separator.length()));
    }

    private static Object join(PyThread thread, String separator, Object items) {
        if (!Iterators.isIterable(items)) throw Raise.type("can only join an iterable");
        Object[] parts = Iteration.toArray(thread, items);
        if (parts.length == 1 && parts[0] instanceof String only) return only;
        var text = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            LongCall.check(thread, i);
            if (!(PyBox.plain(parts[i]) instanceof String part)) throw Raise.type("sequence item " + i + ": expected str instance, " + Types.name(parts[i]) + " found");
            if (text.length() > 1 << 29) throw Raise.memory();
            text.append(i == 0 ? "" : separator).append(part);
        }
        return text.toString();
    }

    private static void layout(PyType str) {
        strip(str, "strip", Strings::strip);
        strip(str, "lstrip", Strings::lstrip);
        strip(str, "rstrip", Strings::rstrip);
        justify(str, "center", Strings::centered);
        justify(str, "ljust", Strings::leftJustified);
        justify(str, "rjust", Strings::rightJustified);
        str.define(PyBuiltin.of("zfill", (thread, a, width) -> Strings.zeroFill(self(a), width(thread, width))));
        str.define(PyBuiltin.of("expandtabs", "self, /, tabsize=", (thread, a) -> Strings.expandTabs(self(a[0]), (int) Arguments.integer(thread, a[1], 8))));
    }

    @FunctionalInterface
    private interface Strip {
        String apply(String text, @Nullable String set);
    }

    private static void strip(PyType str, String name, Strip strip) {
        str.define(Trailing.two(name, (thread, a, set) -> {
            if (Arguments.given(set) && !(PyBox.plain(set) instanceof String)) throw Raise.type(name + " arg must be None or str");
            return strip.apply(self(a), PyBox.plain(set) instanceof String characters ? characters : null);
        }));
    }

    @FunctionalInterface
    private interface Justify {
        String apply(String text, long width, int fill);
    }

    private static void justify(PyType str, String name, Justify justify) {
        str.define(Trailing.three(name, (thread, a, width, fill) -> justify.apply(self(a), width(thread, width), Arguments.fill(fill))));
    }

    private static long width(PyThread thread, Object value) {
        long width = Arguments.integer(thread, value);
        if (width > 1 << 28) throw Raise.memory();
        return width;
    }

    private static void cases(PyType str) {
        List<Named<Function<String, String>>> changes = List.of(new Named<>("upper", Case::upper), new Named<>("lower", Case::lower), new Named<>("casefold", Case::fold),
                new Named<>("capitalize", Case::capitalize), new Named<>("title", Case::title), new Named<>("swapcase", Case::swap));
        for (var change : changes) str.define(PyBuiltin.of(change.name, (thread, a) -> change.body.apply(self(a))));
        List<Named<Predicate<String>>> tests = List.of(new Named<>("isupper", Case::isUpper), new Named<>("islower", Case::isLower), new Named<>("istitle", Case::isTitle),
                new Named<>("isspace", Case::isSpace), new Named<>("isalpha", Case::isAlpha), new Named<>("isdecimal", Case::isDecimal),
                new Named<>("isdigit", Case::isDigit), new Named<>("isnumeric", Case::isNumeric), new Named<>("isalnum", Case::isAlphanumeric),
                new Named<>("isascii", Case::isAscii), new Named<>("isprintable", Case::isPrintable), new Named<>("isidentifier", Case::isIdentifier));
        for (var test : tests) str.define(PyBuiltin.of(test.name, (thread, a) -> test.body.test(self(a))));
    }

    private record Named<T>(String name, T body) {}

    private static void translation(PyType str) {
        str.define("maketrans", new PyStaticMethod(PyBuiltin.of("maketrans", "x, y=, z=, /", (thread, a) -> makeTable(a))));
        str.define(PyBuiltin.of("translate", (thread, a, table) -> translate(thread, self(a), table)));
        str.define(PyBuiltin.of("encode", "self, /, encoding=, errors=", (thread, a) -> new PyBytes(Encodings.encode(self(a[0]), a[1], a[2]))));
    }

    private static Object makeTable(Object[] a) {
        PyDict table = new PyDict();
        if (a[1] == null) {
            if (!(a[0] instanceof PyDict source)) throw Raise.type("if you give only one argument to maketrans it must be a dict");
            for (PyDict.Entry entry : source.entries()) {
                if (entry.key() instanceof String key) {
                    if (Strings.length(key) != 1) throw Raise.value("string keys in translate table must be of length 1");
                    table.put((long) key.codePointAt(0), entry.value());
                } else {
                    table.put(entry.key(), entry.value());
                }
            }
            return table;
        }
        if (!(a[0] instanceof String)) throw Raise.type("first maketrans argument must be a string if there is a second argument");
        int[] from = self(a[0]).codePoints().toArray();
        int[] to = Arguments.text(a[1], "maketrans() argument 2").codePoints().toArray();
        if (from.length != to.length) throw Raise.value("the first two maketrans arguments must have equal length");
        for (int i = 0; i < from.length; i++) table.put((long) from[i], (long) to[i]);
        if (a[2] != null) Arguments.text(a[2], "maketrans() argument 3").codePoints().forEach(c -> table.put((long) c, PyNone.NONE));
        return table;
    }

    private static String translate(PyThread thread, String text, Object table) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            Object to;
            try {
                to = Items.get(thread, table, (long) c);
            } catch (PyError e) {
                if (!e.is(Exceptions.LOOKUP_ERROR)) throw e;
                to = (long) c;
            }
            switch (to) {
                case String replacement -> out.append(replacement);
                case Long point -> {
                    if (point < 0 || point > Character.MAX_CODE_POINT) throw Raise.value("character mapping must be in range(0x110000)");
                    out.appendCodePoint((int) (long) point);
                }
                default -> {
                    if (to != PyNone.NONE) throw Raise.type("character mapping must return integer, None or str");
                }
            }
        });
        return out.toString();
    }

    private static void formats(PyType str) {
        str.define(PyBuiltin.of("__format__", (thread, a, spec) -> Format.string(self(a), Arguments.text(spec, "__format__() argument"))));
        str.define(PyBuiltin.general("format", (thread, arguments, keywords) -> {
            Object[] rest = java.util.Arrays.copyOfRange(arguments, 1, arguments.length);
            return new StrFormat(thread, rest, keywords::get).format(self(arguments[0]));
        }));
        str.define(PyBuiltin.of("format_map", (thread, a, mapping) -> new StrFormat(thread, null, key -> Items.get(thread, mapping, key)).format(self(a))));
        str.define("__doc__", new Attributes.Accessor((thread, a) -> PyNone.NONE, null));
    }
}
