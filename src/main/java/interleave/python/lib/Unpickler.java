package interleave.python.lib;

import interleave.python.vm.Calls;
import interleave.python.vm.Instantiation;
import interleave.python.vm.Keywords;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyDict;
import interleave.python.vm.PyException;
import interleave.python.vm.PyFunction;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyList;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyRange;
import interleave.python.vm.PySet;
import interleave.python.vm.PySlice;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Types;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `pickle.loads`: what [Pickler] has written. One use, one thread.
final class Unpickler {
    private final PyThread thread;
    private final byte[] bytes;
    private final List<Object> memo = new ArrayList<>();
    private int at;

    Unpickler(PyThread thread, byte[] bytes) {
        this.thread = thread;
        this.bytes = bytes;
    }

    Object load() {
        try {
            return read();
        } catch (IndexOutOfBoundsException | NegativeArraySizeException | ClassCastException e) {
            throw PickleModule.unpickling(thread, "pickle data was truncated or is not of Little Python");
        }
    }

    private Object read() {
        char tag = (char) (bytes[at++] & 0xff);
        return switch (tag) {
            case 'N' -> PyNone.NONE;
            case 'E' -> PyNone.ELLIPSIS;
            case 'T' -> true;
            case 'F' -> false;
            case 'i' -> {
                long zigzag = varint();
                yield zigzag >>> 1 ^ -(zigzag & 1);
            }
            case 'I' -> new BigInteger(block());
            case 'd' -> Double.longBitsToDouble(eight());
            case 's' -> text();
            case 'S' -> surrogates();
            case 'b' -> remembered(new PyBytes(block()));
            case '(' -> new PyTuple(items());
            case '[', '{', '<', '>' -> container(tag, null);
            case 'R' -> new PyRange(eight(), eight(), eight());
            case ':' -> new PySlice(read(), read(), read());
            case 'g' -> PickleModule.find(thread, text(), text());
            case 'o' -> instance();
            case 'x' -> exception();
            case 'r' -> reduction();
            case 'c' -> remembered(PyConnection.unpickle(thread, (int) varint(), (int) varint()));
            case 'm' -> remembered(PySemLock.unpickle(thread, (int) varint(), (int) varint(), varint(), text()));
            case '^' -> memo.get((int) varint());
            default -> throw PickleModule.unpickling(thread, "invalid load key, '" + tag + "'.");
        };
    }

    private Object remembered(Object value) {
        memo.add(value);
        return value;
    }

    /// @param into the object whose items follow, or null for a plain list, dict or set
    private Object container(char tag, @org.jspecify.annotations.Nullable Object into) {
        switch (tag) {
            case '[' -> {
                var list = into == null ? (PyList) remembered(new PyList()) : (PyList) into;
                list.addAll(items());
                return list;
            }
            case '{' -> {
                var dict = into == null ? (PyDict) remembered(new PyDict()) : (PyDict) into;
                int count = (int) varint();
                for (int i = 0; i < count; i++) dict.put(read(), read());
                return dict;
            }
            default -> {
                int place = memo.size();
                var set = into == null ? (PySet) remembered(new PySet(tag == '<' ? Types.SET : Types.FROZENSET)) : (PySet) into;
                var items = items();
                if (!set.isFrozen()) {
                    for (var item : items) set.add(item);
                    return set;
                }
                var frozen = new PySet(set.type(), Arrays.asList(items));
                if (into == null) memo.set(place, frozen);
                return frozen;
            }
        }
    }

    private Object[] items() {
        int count = (int) varint();
        if (count > bytes.length - at) throw new IndexOutOfBoundsException();
        var items = new Object[count];
        for (int i = 0; i < count; i++) items[i] = read();
        return items;
    }

    private Object instance() {
        int place = memo.size();
        memo.add(PyNone.NONE);
        var type = (PyType) read();
        var made = Instantiation.construct(thread, type, Calls.NO_ARGUMENTS, Keywords.NONE);
        memo.set(place, made);
        char kind = (char) (bytes[at++] & 0xff);
        if (kind != 'N') {
            var filled = container(kind, made);
            if (filled != made) memo.set(place, made = filled);
        }
        state(made, read());
        return made;
    }

    private Object exception() {
        int place = memo.size();
        memo.add(PyNone.NONE);
        var type = (PyType) read();
        var arguments = ((PyTuple) read()).items();
        var made = type.isBuiltIn() ? Instantiation.construct(thread, type, arguments, Keywords.NONE)
            : Calls.call(thread, type, arguments, Keywords.NONE); // as CPython: an __init__ with other parameters fails here
        memo.set(place, made);
        if (made instanceof PyException exception && exception.arguments().length == 0) exception.arguments(arguments);
        state(made, read());
        return made;
    }

    private Object reduction() {
        var callee = read();
        var arguments = ((PyTuple) read()).items();
        var made = remembered(Calls.call(thread, callee, arguments, Keywords.NONE));
        state(made, read());
        return made;
    }

    private void state(Object made, Object state) {
        if (Types.of(made).lookup("__setstate__") instanceof PyFunction hook) {
            if (state != PyNone.NONE) hook.call2(thread, made, state);
        } else if (state instanceof PyDict dict && made instanceof PyInstance instance) {
            for (var entry : dict.entries()) instance.attribute((String) entry.key(), entry.value());
        }
    }

    private String text() {
        return new String(block(), StandardCharsets.UTF_8);
    }

    private String surrogates() {
        var units = new char[(int) varint()];
        for (int i = 0; i < units.length; i++) units[i] = (char) ((bytes[at++] & 0xff) << 8 | bytes[at++] & 0xff);
        return new String(units);
    }

    private byte[] block() {
        int length = (int) varint();
        if (length < 0 || length > bytes.length - at) throw new IndexOutOfBoundsException();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = bytes[at++];
            value |= (part & 0x7FL) << shift;
            if (part >= 0) return value;
        }
    }

    private long eight() {
        long value = 0;
        for (int i = 0; i < 8; i++) value = value << 8 | bytes[at++] & 0xff;
        return value;
    }
}
