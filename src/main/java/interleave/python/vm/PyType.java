package interleave.python.vm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/// A class, built in or made by a class statement.
///
/// Names are found along the C3 linearisation and remembered per type. What is cached is the [Slot] a name was found in, so that *writing* an
/// existing class attribute needs no invalidation; adding or removing a name gives this type and its subclasses a new [#version()]. Reads
/// take no lock.
public final class PyType extends PyCallable {
    /// Where one class attribute lives.
    public static final class Slot {
        public volatile Object value;

        Slot(Object value) {
            this.value = value;
        }
    }

    /// Makes an object of a built-in type, or of a class that inherits from it; `type` is the class called.
    @FunctionalInterface
    public interface Constructor {
        Object make(PyThread thread, PyType type, Object[] arguments, Keywords keywords);
    }

    private static final AtomicInteger VERSIONS = new AtomicInteger();
    private static final Slot ABSENT = new Slot(PyNone.NONE);

    private final String name;
    private final List<PyType> bases;
    private final PyType[] mro;
    private final boolean builtIn;
    private final Map<String, Slot> table = new LinkedHashMap<>();
    private final ConcurrentHashMap<String, Slot> resolved = new ConcurrentHashMap<>();
    private final Map<PyType, Boolean> subclasses = new WeakHashMap<>();
    private volatile int version = VERSIONS.incrementAndGet();
    private @Nullable Constructor constructor;
    private boolean sealed, open;
    private volatile boolean isAbstract;
    private @Nullable Set<String> slots;

    /// A built-in type; python.lib fills its table with [#define].
    PyType(String name, PyType... bases) {
        this(name, List.of(bases), true);
    }

    private PyType(String name, List<PyType> bases, boolean builtIn) {
        super(Types.TYPE);
        this.name = name;
        this.bases = bases;
        this.builtIn = builtIn;
        this.mro = linearise(this, bases);
        for (var base : bases) {
            synchronized (base.subclasses) {
                base.subclasses.put(this, true);
            }
            if (constructor == null) constructor = base.constructor;
        }
    }

    /// For modules of python.lib: a built-in type of their own, e.g. `threading.Lock`.
    public static PyType builtIn(String name, PyType... bases) {
        return new PyType(name, bases.length == 0 ? List.of(Types.OBJECT) : List.of(bases), true);
    }

    /// What a class statement makes.
    ///
    /// @param meta its class: `type`, or a metaclass
    public static PyType make(PyType meta, String name, List<PyType> bases, PyDict namespace) {
        var real = bases.isEmpty() ? List.of(Types.OBJECT) : List.copyOf(bases);
        for (var base : real) {
            if (base.sealed) throw PyError.of(Exceptions.TYPE_ERROR, "type '" + base.name + "' is not an acceptable base type");
        }
        var layout = layout(real);
        if (layout.size() > 1) throw PyError.of(Exceptions.TYPE_ERROR, "multiple bases have instance lay-out conflict");
        var type = new PyType(name, real, false);
        for (var entry : namespace.entries()) type.table.put((String) entry.key(), new Slot(entry.value()));
        type.slots = slots(real, namespace);
        if (meta != Types.TYPE) type.type(meta);
        return type;
    }

    /// The built-in types whose values the objects of a class with these bases would have to be: more than one can't be had.
    private static Set<PyType> layout(List<PyType> bases) {
        var found = new java.util.HashSet<PyType>();
        for (var base : bases) for (var above : base.mro) if (Types.VALUES.contains(above)) found.add(above);
        return found;
    }

    /// The only attributes an instance may have, where the class and all it inherits from say `__slots__`; else null.
    private static @Nullable Set<String> slots(List<PyType> bases, PyDict namespace) {
        var own = namespace.get("__slots__");
        if (own == null) return null;
        var all = new java.util.HashSet<String>();
        for (var base : bases) {
            if (base == Types.OBJECT) continue;
            if (base.slots == null) return null;
            all.addAll(base.slots);
        }
        if (own instanceof String one) all.add(one);
        else for (var name : own instanceof PyTuple tuple ? tuple.items() : own instanceof PyList list ? list.toArray()
            : Calls.NO_ARGUMENTS) all.add((String) name);
        return all.contains("__dict__") ? null : all;
    }

    /// Whether its objects have no `__dict__`.
    boolean hasOnlySlots() {
        return slots != null;
    }

    /// Whether `__slots__` leaves no room for that attribute.
    public boolean forbids(String name) {
        return slots != null && !slots.contains(name);
    }

    private static PyType[] linearise(PyType type, List<PyType> bases) {
        var sequences = new ArrayList<List<PyType>>();
        for (var base : bases) sequences.add(new ArrayList<>(List.of(base.mro)));
        sequences.add(new ArrayList<>(bases));
        var order = new ArrayList<PyType>();
        order.add(type);
        while (true) {
            sequences.removeIf(List::isEmpty);
            if (sequences.isEmpty()) return order.toArray(PyType[]::new);
            PyType next = null;
            for (var sequence : sequences) {
                var head = sequence.getFirst();
                if (sequences.stream().noneMatch(s -> s.lastIndexOf(head) > 0)) {
                    next = head;
                    break;
                }
            }
            if (next == null) {
                var names = String.join(", ", bases.stream().map(PyType::name).toList());
                throw PyError.of(Exceptions.TYPE_ERROR, "Cannot create a consistent method resolution order (MRO) for bases " + names);
            }
            order.add(next);
            var chosen = next;
            for (var sequence : sequences) if (sequence.getFirst() == chosen) sequence.removeFirst();
        }
    }

    public String name() {
        return name;
    }

    public List<PyType> bases() {
        return bases;
    }

    /// Not to be written.
    public PyType[] mro() {
        return mro;
    }

    public boolean isBuiltIn() {
        return builtIn;
    }

    public boolean isSubtypeOf(PyType other) {
        if (this == other) return true;
        for (var type : mro) if (type == other) return true;
        return false;
    }

    /// Changes when a name is added to or removed from this type or one it inherits from.
    public int version() {
        return version;
    }

    /// The slot of a class attribute along the MRO, or null.
    public @Nullable Slot slot(String name) {
        var slot = resolved.get(name);
        if (slot == null) slot = resolve(name);
        return slot == ABSENT ? null : slot;
    }

    /// A class attribute along the MRO, unbound, or null.
    public @Nullable Object lookup(String name) {
        var slot = resolved.get(name);
        if (slot == null) slot = resolve(name);
        return slot == ABSENT ? null : slot.value;
    }

    private Slot resolve(String name) {
        while (true) {
            int before = version;
            var found = ABSENT;
            for (var type : mro) {
                var slot = type.own(name);
                if (slot != null) {
                    found = !builtIn && PyBox.boxes(type) ? new Slot(PyBox.method(slot.value)) : slot;
                    break;
                }
            }
            resolved.put(name, found);
            if (version == before) return found;
            resolved.remove(name);
        }
    }

    private @Nullable Slot own(String name) {
        synchronized (table) {
            return table.get(name);
        }
    }

    /// The class attribute of this type itself, or null.
    public @Nullable Object ownAttribute(String name) {
        var slot = own(name);
        return slot == null ? null : slot.value;
    }

    public void classAttribute(String name, Object value) {
        if (name.equals("__abstractmethods__")) isAbstract = Truth.of(PyThread.current(), value);
        synchronized (table) {
            var slot = table.get(name);
            if (slot != null) {
                slot.value = value;
                return;
            }
            table.put(name, new Slot(value));
        }
        changed();
    }

    public boolean removeClassAttribute(String name) {
        synchronized (table) {
            if (table.remove(name) == null) return false;
        }
        changed();
        return true;
    }

    private void changed() {
        version = VERSIONS.incrementAndGet();
        resolved.clear();
        List<PyType> below;
        synchronized (subclasses) {
            below = List.copyOf(subclasses.keySet());
        }
        below.forEach(PyType::changed);
    }

    /// Names of this type itself, in order of definition.
    public List<String> names() {
        synchronized (table) {
            return List.copyOf(table.keySet());
        }
    }

    /// `type.__subclasses__()`.
    public List<PyType> subclasses() {
        synchronized (subclasses) {
            return List.copyOf(subclasses.keySet());
        }
    }

    /// Fills the table of a built-in type.
    public PyType define(String name, Object value) {
        if (value instanceof PyBuiltin function) function.owner(this);
        classAttribute(name, value);
        return this;
    }

    public PyType define(PyBuiltin method) {
        return define(method.name(), method);
    }

    /// What calling the type does (python.lib sets it for the types it knows how to make).
    public PyType constructor(Constructor constructor) {
        this.constructor = constructor;
        return this;
    }

    public @Nullable Constructor constructor() {
        return constructor;
    }

    /// Whether it still has abstract methods (module `abc`), so that it makes no objects.
    boolean isAbstract() {
        return isAbstract;
    }

    /// For built-in types that are classes written in Python in CPython: their objects take attributes of the program's own.
    public PyType open() {
        open = true;
        return this;
    }

    boolean isOpen() {
        return open;
    }

    /// No class may inherit from it.
    PyType sealed() {
        sealed = true;
        return this;
    }

    @Override
    public Object call(PyThread thread, Object[] arguments, Keywords keywords) {
        return Instantiation.make(thread, this, arguments, keywords);
    }

    @Override
    public String toString() {
        return "<class '" + name + "'>";
    }
}
