package interleave.python.lib;

import interleave.python.vm.Attributes;
import interleave.python.vm.Calls;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Iteration;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyDict;
import interleave.python.vm.PyError;
import interleave.python.vm.PyException;
import interleave.python.vm.PyFunction;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyList;
import interleave.python.vm.PyMethod;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyObject;
import interleave.python.vm.PyRange;
import interleave.python.vm.PySet;
import interleave.python.vm.PySlice;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Text;
import interleave.python.vm.Types;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `pickle.dumps`: a value as bytes, in an encoding of our own (the bytes are no pickles of CPython's; what can't be pickled is the same).
///
/// A value is a tag and what the tag says; `n` is a count as a varint, `value` another value, `text` a length and UTF-8:
///
/// ```text
///  N T F E       None, True, False, Ellipsis        ( n value*         tuple
///  i varint      int of 64 bits, zigzag             [ n value*         list
///  I n bytes     larger int                         { n (key value)*   dict
///  d 8 bytes     float                              < > n value*       set, frozenset
///  s text        str                                R 3 × 8 bytes      range
///  S n 2×n bytes str with lone surrogates           : 3 values         slice
///  b n bytes     bytes                              g text text        what that module has under that qualified name
///  o value kind n items state                       an object: class; items of the list, dict or set it is; attributes (N none)
///  x value value state                              an exception: class, args, attributes
///  r value value state                              what calling the first with the second gives; state as `__setstate__` takes it
///  c reading writing                                a Connection        m kind handle most text   a SemLock
///  ^ n                                              the n-th value that was memoised, so that one object stays one
/// ```
///
/// Memoised are lists, dicts, sets and objects as they begin, bytes and results of `r` as they end. Functions and classes travel by name: that is why a
/// lambda can't. One use, one thread.
final class Pickler {
    private final PyThread thread;
    private final @Nullable Handover handover;
    private final Map<Object, Integer> memo = new IdentityHashMap<>();
    private byte[] bytes = new byte[256];
    private int size;

    /// Who takes the ends of pipes along: a process that is being started inherits them, a message carries them.
    interface Handover {
        /// @return false when things like this one only go to a process as it is started
        boolean inherits();

        /// An end of a pipe goes along.
        void end(int pipe, boolean writing);
    }

    Pickler(PyThread thread, @Nullable Handover handover) {
        this.thread = thread;
        this.handover = handover;
    }

    byte[] dump(Object value) {
        write(value);
        return Arrays.copyOf(bytes, size);
    }

    private void write(Object value) {
        switch (value) {
            case PyNone none when none == PyNone.NONE -> tag('N');
            case PyNone none when none == PyNone.ELLIPSIS -> tag('E');
            case Boolean b -> tag(b ? 'T' : 'F');
            case Long l -> {
                tag('i');
                varint(l << 1 ^ l >> 63);
            }
            case BigInteger big -> block('I', big.toByteArray());
            case Double d -> {
                tag('d');
                eight(Double.doubleToRawLongBits(d));
            }
            case String text -> text(text);
            case PyTuple tuple when tuple.type() == Types.TUPLE -> all('(', tuple.items());
            case PyRange range -> {
                tag('R');
                eight(range.start);
                eight(range.stop);
                eight(range.step);
            }
            case PySlice slice -> all(':', new Object[] {slice.start, slice.stop, slice.step}, false);
            case PyType type -> named(type, typeModule(type), qualifiedName(type));
            case PyFunction function -> function(function);
            case PyMethod method -> method(method);
            default -> object(value);
        }
    }

    /// What is memoised.
    private void object(Object value) {
        var known = memo.get(value);
        if (known != null) {
            tag('^');
            varint(known);
            return;
        }
        switch (value) {
            case PyBytes b when b.type() == Types.BYTES -> {
                block('b', b.bytes());
                remember(b);
            }
            case PyList list when list.type() == Types.LIST -> {
                remember(list);
                all('[', list.toArray());
            }
            case PyDict dict when dict.type() == Types.DICT -> {
                remember(dict);
                tag('{');
                entries(dict);
            }
            case PySet set when set.type() == Types.SET || set.type() == Types.FROZENSET -> {
                remember(set);
                all(set.isFrozen() ? '>' : '<', set.toArray());
            }
            case PyConnection connection -> connection.pickle(this, handover);
            case PySemLock semaphore -> semaphore.pickle(this, handover);
            case PyModule module -> throw refused("module");
            case PyBuiltin function -> builtIn(function);
            default -> reduced(value);
        }
    }

    private void remember(Object value) {
        memo.put(value, memo.size());
    }

    private void reduced(Object value) {
        var type = Types.of(value);
        var hook = type.lookup("__reduce__");
        if (hook instanceof PyFunction || hook instanceof PyBuiltin own && own.owner() != Types.OBJECT) {
            reduction(value, Calls.method(thread, value, "__reduce__"));
        } else if (value instanceof PyException exception) {
            remember(exception);
            tag('x');
            write(type);
            write(new PyTuple(exception.arguments()));
            state(exception, true);
        } else if (value instanceof PyInstance instance && plain(type, value)) {
            instance(instance, type);
        } else {
            throw refused(type == PyLock.LOCK ? "_thread.lock" : type == PyRLock.RLOCK ? "_thread.RLock" : Text.fullName(type));
        }
    }

    /// Whether the object is made of its attributes and the items of a list, dict or set, with nothing of Java's own behind it.
    private static boolean plain(PyType type, Object value) {
        return value.getClass() == PyInstance.class || value instanceof PyList || value instanceof PyDict || value instanceof PySet;
    }

    private void instance(PyInstance instance, PyType type) {
        remember(instance);
        tag('o');
        write(type);
        switch (instance) {
            case PyList list -> all('[', list.toArray());
            case PyDict dict -> {
                tag('{');
                entries(dict);
            }
            case PySet set -> all('<', set.toArray());
            default -> tag('N');
        }
        state(instance, false);
    }

    private void state(PyInstance instance, boolean exception) {
        var hook = instance.type().lookup("__getstate__");
        if (hook instanceof PyFunction function) {
            write(function.call1(thread, instance));
            return;
        }
        var attributes = new PyDict();
        for (var name : instance.attributeNames()) {
            var value = instance.attribute(name);
            if (value != null) attributes.put(name, value);
        }
        if (attributes.size() == 0) tag('N');
        else {
            tag('{');
            remember(attributes);
            entries(attributes);
        }
    }

    private void reduction(Object value, Object reduction) {
        if (reduction instanceof String name) {
            var module = Attributes.find(thread, value, "__module__", true);
            named(value, module instanceof String text ? text : "__main__", name);
            return;
        }
        if (!(reduction instanceof PyTuple parts) || parts.size() < 2 || parts.size() > 3) {
            throw PickleModule.error(thread, "__reduce__ must return a string or a tuple of two or three values in Little Python");
        }
        tag('r');
        write(parts.get(0));
        write(new PyTuple(Iteration.toArray(thread, parts.get(1))));
        remember(value);
        write(parts.size() == 3 ? parts.get(2) : PyNone.NONE);
    }

    private void function(PyFunction function) {
        var own = function.attribute("__module__");
        var module = own != null ? own : function.globals.get("__name__");
        named(function, module instanceof String name ? name : "__main__", function.qualifiedName);
    }

    private void method(PyMethod method) {
        var name = method.function() instanceof PyFunction f ? f.name : ((PyBuiltin) method.function()).name();
        tag('r');
        write(PickleModule.getattr(thread));
        all('(', new Object[] {method.self(), name});
        remember(method);
        tag('N');
    }

    private void builtIn(PyBuiltin function) {
        if (function.owner() != null) {
            named(function, typeModule(function.owner()), function.owner().name() + "." + function.name());
            return;
        }
        for (var value : thread.interpreter.imports().loaded().values()) {
            if (value instanceof PyModule module && module.globals().get(function.name()) == function) {
                named(function, module.name(), function.name());
                return;
            }
        }
        throw PickleModule.error(thread, "Can't pickle " + Text.repr(thread, function) + ": it's not found in any imported module");
    }

    private static String typeModule(PyType type) {
        return type.ownAttribute("__module__") instanceof String module ? module : PickleModule.moduleOf(type);
    }

    private static String qualifiedName(PyType type) {
        return type.ownAttribute("__qualname__") instanceof String name ? name : type.name();
    }

    /// By name, when the name leads back to it.
    private void named(Object value, String module, String name) {
        if (name.contains("<locals>")) throw PyError.of(Exceptions.ATTRIBUTE_ERROR, "Can't get local object '" + name + "'");
        Object found;
        try {
            found = PickleModule.find(thread, module, name);
        } catch (PyError e) {
            if (!e.is(Exceptions.IMPORT_ERROR) && !e.is(Exceptions.ATTRIBUTE_ERROR)) throw e;
            throw PickleModule.error(thread, "Can't pickle " + Text.repr(thread, value) + ": attribute lookup " + name + " on " + module + " failed");
        }
        if (found != value) {
            throw PickleModule.error(thread, "Can't pickle " + Text.repr(thread, value) + ": it's not the same object as " + module + "." + name);
        }
        tag('g');
        textOnly(module);
        textOnly(name);
    }

    static PyError refused(String type) {
        return PyError.of(Exceptions.TYPE_ERROR, "cannot pickle '" + type + "' object");
    }

    private void entries(PyDict dict) {
        var entries = dict.entries();
        varint(entries.size());
        for (var entry : entries) {
            write(entry.key());
            write(entry.value());
        }
    }

    private void all(char tag, Object[] items) {
        all(tag, items, true);
    }

    private void all(char tag, Object[] items, boolean counted) {
        tag(tag);
        if (counted) varint(items.length);
        for (var item : items) write(item);
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                surrogates(text);
                return;
            }
        }
        tag('s');
        textOnly(text);
    }

    private void surrogates(String text) {
        tag('S');
        varint(text.length());
        for (int i = 0; i < text.length(); i++) {
            tag((char) (text.charAt(i) >> 8));
            tag((char) (text.charAt(i) & 0xff));
        }
    }

    private void textOnly(String text) {
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        varint(encoded.length);
        raw(encoded);
    }

    private void block(char tag, byte[] block) {
        tag(tag);
        varint(block.length);
        raw(block);
    }

    private void raw(byte[] block) {
        room(block.length);
        System.arraycopy(block, 0, bytes, size, block.length);
        size += block.length;
    }

    void tag(char tag) {
        room(1);
        bytes[size++] = (byte) tag;
    }

    void varint(long value) {
        room(10);
        while ((value & ~0x7FL) != 0) {
            bytes[size++] = (byte) (value | 0x80);
            value >>>= 7;
        }
        bytes[size++] = (byte) value;
    }

    /// The name of a shared thing.
    void name(String name) {
        textOnly(name);
    }

    /// It will be one object on the other side, too.
    void whole(PyObject value) {
        remember(value);
    }

    private void eight(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) bytes[size++] = (byte) (value >>> shift);
    }

    private void room(int more) {
        long wanted = (long) size + more;
        if (wanted <= bytes.length) return;
        if (wanted > Integer.MAX_VALUE - 16) throw Raise.memory();
        bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(wanted, 2L * bytes.length)));
    }
}
