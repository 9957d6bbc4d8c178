package interleave.python.schedule;

import interleave.python.lib.Quote;
import interleave.python.vm.Frame;
import interleave.python.vm.PyBox;
import interleave.python.vm.PyCallable;
import interleave.python.vm.PyCell;
import interleave.python.vm.PyDict;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyList;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.Source;
import interleave.python.vm.Text;
import interleave.python.vm.Types;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The places in memory that threads share and have touched: attributes, items, globals and variables of closures whose values are plain.
///
/// A place is shared when another thread than the one that touches it can reach its owner, from its variables or the module's. The shortest way there is its
/// name. Nothing of the program is run to find out.
final class Places {
    private static final int MOST = 64, MOST_OBJECTS = 3_000, LONGEST = 24;
    private static final Object WHOLE = new Object();

    private record Key(Object owner, Object key) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key it && it.owner == owner && it.key.equals(key);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(owner) + key.hashCode();
        }
    }

    /// A place with what is known of it.
    static final class Known {
        private final Object owner, key;
        private final int number;
        private final String name, brief, way;
        private @Nullable Object value;
        private String whole = "";
        private int version, writer = -1, step = -1, assigned = -1;
        private @Nullable String writtenAs;
        /// Who wrote it, by version less one.
        private final List<Integer> writers = new ArrayList<>();

        private Known(Object owner, Object key, int number, String way, String name, String brief) {
            this.way = way;
            this.owner = owner;
            this.key = key;
            this.number = number;
            this.name = name;
            this.brief = brief;
            value = peek();
            if (key == WHOLE) whole = Places.shown(value);
        }

        int number() {
            return number;
        }

        String name() {
            return name;
        }

        String brief() {
            return brief;
        }

        int version() {
            return version;
        }

        /// As it was at the last stop.
        @Nullable Object value() {
            return value;
        }

        void writtenIn(String operation) {
            writtenAs = operation;
        }

        @Nullable String writtenAs() {
            return writtenAs;
        }

        /// Whether the program could write it, by its text: a name or attribute that is assigned once is a constant.
        boolean mayChange(Source source) {
            if (version > 0 || owner instanceof PyList || owner instanceof PyDict && !way.isEmpty()) return true;
            if (assigned < 0) {
                var name = owner instanceof PyCell ? way : String.valueOf(key);
                var writes = Pattern.compile("\\b(?:global|nonlocal)\\b.*\\b" + Pattern.quote(name) + "\\b|\\b" + Pattern.quote(name) + "\\s*[-+*/%|&^]?=(?!=)").matcher(source.text());
                assigned = 0;
                while (writes.find()) assigned++;
            }
            return assigned > 1;
        }

        /// What is there now; null: nothing.
        @Nullable Object peek() {
            if (key == WHOLE) return owner;
            return switch (owner) {
                case PyCell cell -> cell.value;
                case PyDict dict -> dict.get(key);
                case PyList list -> key instanceof Long index ? list.get(index < 0 ? index + list.size() : index) : null;
                case PyInstance object -> key instanceof String attribute ? object.attribute(attribute) : null;
                default -> null;
            };
        }

        boolean hasChanged() {
            var found = peek();
            return key == WHOLE ? !Places.shown(found).equals(whole) : !Objects.equals(found, value) && found != value;
        }

        /// Compares with what was there at the last stop; true when the thread has written it since.
        boolean look(int thread, int after) {
            boolean told = writtenAs != null && key != WHOLE;
            if (!told && !hasChanged()) {
                writtenAs = null;
                return false;
            }
            value = peek();
            if (key == WHOLE) whole = Places.shown(value);
            version++;
            writers.add(thread);
            writer = thread;
            step = after;
            return true;
        }

        /// Whether another thread than this has written it since that version.
        boolean movedOn(int since, int thread) {
            for (int v = since; v < version; v++) if (writers.get(v) != thread) return true;
            return false;
        }

        /// The other thread that wrote it last; there is one.
        int otherWriter(int thread) {
            for (int v = version - 1; v >= 0; v--) if (writers.get(v) != thread) return writers.get(v);
            return thread;
        }

        void done() {
            writtenAs = null;
        }

        Standing.Place shown() {
            return new Standing.Place(name, brief, value == null ? null : Places.shown(value), version > 0 || assigned != 0 && assigned != 1, writer, step);
        }
    }

    private final Map<Key, Known> known = new LinkedHashMap<>();
    /// By thread: how others reach what it touches.
    private final Map<PyThread, Reach> reaches = new HashMap<>();

    /// @param ways   of what others reach
    /// @param secret what they don't, and how many threads there were then
    private record Reach(Map<Object, String> ways, Map<Object, Integer> secret) {}

    Collection<Known> all() {
        return known.values();
    }

    /// The place, if it is shared and its value plain; else null.
    @Nullable Known at(Object owner, Object key, PyThread me, List<Scheduler.Player> players) {
        if (owner instanceof PyModule || !isPlain(key)) return null;
        if (owner instanceof PyCell) key = "";
        var place = known.get(new Key(owner, key));
        if (place != null || known.size() >= MOST) return place;
        var way = way(owner, me, players);
        if (way == null) return null;
        var brief = brief(owner, key, way);
        var name = owner instanceof PyCell || way.isEmpty() ? brief : owner instanceof PyDict || owner instanceof PyList ? way + "[" + shown(key) + "]" : way + "." + key;
        var made = new Known(owner, key, known.size(), way, name, brief);
        if (made.value != null && !isPlain(made.value)) return null;
        known.put(new Key(owner, key), made);
        return made;
    }

    /// A list as one place.
    @Nullable Known whole(Object owner, PyThread me, List<Scheduler.Player> players) {
        var place = known.get(new Key(owner, WHOLE));
        if (place != null || known.size() >= MOST) return place;
        var way = way(owner, me, players);
        if (way == null) return null;
        var made = new Known(owner, WHOLE, known.size(), way, way, way.substring(way.lastIndexOf('.') + 1));
        known.put(new Key(owner, WHOLE), made);
        return made;
    }

    private static String brief(Object owner, Object key, String way) {
        if (owner instanceof PyCell) return way;
        if (owner instanceof PyList) return way.substring(way.lastIndexOf('.') + 1) + "[" + key + "]";
        return key instanceof String text ? text : shown(key);
    }

    /// How another thread reaches the object; "" for the module itself; null: none does.
    private @Nullable String way(Object owner, PyThread me, List<Scheduler.Player> players) {
        var reach = reaches.computeIfAbsent(me, unused -> new Reach(new IdentityHashMap<>(), new IdentityHashMap<>()));
        var way = reach.ways.get(owner);
        if (way != null) return way;
        if (Objects.equals(reach.secret.get(owner), players.size())) return null;
        ways = reach.ways;
        search(me, players);
        way = reach.ways.get(owner);
        if (way == null) reach.secret.put(owner, players.size());
        return way;
    }

    /// Those that the search fills.
    private Map<Object, String> ways = Map.of();

    private record Open(Object object, String way, int depth) {}

    private void search(PyThread me, List<Scheduler.Player> players) {
        var open = new ArrayDeque<Open>();
        var seen = new IdentityHashMap<Object, Boolean>();
        for (var player : players) {
            if (player.thread == me && players.size() > 1 || player.ended) continue;
            var frames = new ArrayList<Frame>();
            for (var frame = player.thread.frame; frame != null; frame = frame.back) if (!frame.code.source.isFrozen()) frames.addFirst(frame);
            for (var frame : frames) {
                if (frame.code.name.equals("<module>") || !seen.containsKey(frame.globals)) globals(frame.globals, open, seen);
                variables(frame, open, seen);
            }
        }
        for (int looked = 0; !open.isEmpty() && looked < MOST_OBJECTS; looked++) inside(open.poll(), open, seen);
    }

    private void globals(PyDict globals, ArrayDeque<Open> open, IdentityHashMap<Object, Boolean> seen) {
        if (seen.put(globals, true) != null) return;
        ways.putIfAbsent(globals, "");
        for (var entry : globals.entries()) {
            if (entry.key() instanceof String name && !name.startsWith("__")) offer(entry.value(), name, 0, open, seen);
        }
    }

    private void variables(Frame frame, ArrayDeque<Open> open, IdentityHashMap<Object, Boolean> seen) {
        var names = frame.code.slotNames();
        for (int i = 0; i < names.length; i++) if (!names[i].isEmpty() && !names[i].equals("self")) offer(frame.slots[i], names[i], 0, open, seen);
        var free = frame.code.freeNames();
        for (int i = 0; frame.function != null && i < free.length; i++) offer(frame.function.closure[i], free[i], 0, open, seen);
    }

    private void offer(@Nullable Object value, String way, int depth, ArrayDeque<Open> open, IdentityHashMap<Object, Boolean> seen) {
        if (value == null || isPlain(value) || value instanceof PyModule || depth > 6) return;
        if (value instanceof PyCallable && !(value instanceof interleave.python.vm.PyFunction)) return;
        if (seen.put(value, true) != null) return;
        ways.putIfAbsent(value, way);
        open.add(new Open(value, way, depth));
    }

    private void inside(Open at, ArrayDeque<Open> open, IdentityHashMap<Object, Boolean> seen) {
        int depth = at.depth + 1;
        switch (at.object) {
            case PyCell cell -> offer(cell.value, at.way, at.depth, open, seen);
            case PyDict dict -> {
                for (var entry : dict.entries()) offer(entry.value(), at.way + "[" + shown(entry.key()) + "]", depth, open, seen);
            }
            case PyList list -> items(list.toArray(), at, depth, open, seen);
            case PyTuple tuple -> items(tuple.items(), at, depth, open, seen);
            case interleave.python.vm.PyFunction function -> {
                var names = function.code.freeNames();
                for (int i = 0; i < names.length; i++) offer(function.closure[i], names[i], depth, open, seen);
            }
            case PyInstance object -> {
                for (var name : object.attributeNames()) offer(object.attribute(name), at.way + "." + name, depth, open, seen);
            }
            default -> { }
        }
    }

    private void items(Object[] items, Open at, int depth, ArrayDeque<Open> open, IdentityHashMap<Object, Boolean> seen) {
        for (int i = 0; i < Math.min(items.length, 100); i++) offer(items[i], at.way + "[" + i + "]", depth, open, seen);
    }

    /// Whether a value says all there is to it.
    static boolean isPlain(Object value) {
        return value instanceof Long || value instanceof Double || value instanceof Boolean || value instanceof String || value instanceof BigInteger || value instanceof PyNone;
    }

    /// A value as text, in a few letters, without running anything of the program.
    static String shown(@Nullable Object value) {
        return cut(text(value, 0));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private static String text(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> "nothing";
            case String s -> Quote.repr(s.length() > LONGEST ? s.substring(0, LONGEST) : s);
            case Double d -> Text.of(d);
            case Boolean b -> b ? "True" : "False";
            case BigInteger big -> big.bitLength() > 200 ? "a long number" : big.toString();
            case Long l -> l.toString();
            case PyNone none -> none.toString();
            case PyList list -> "[" + several(list.toArray(), depth) + "]";
            case PyTuple tuple -> "(" + several(tuple.items(), depth) + ")";
            case PyDict dict -> dict.size() == 0 ? "{}" : "{" + dict.size() + (dict.size() == 1 ? " item}" : " items}");
            case interleave.python.vm.PyFunction function -> function.code.name;
            default -> Types.name(value);
        };
    }

    private static String several(Object[] items, int depth) {
        if (depth > 1 || items.length > 8) return items.length + " items";
        return String.join(", ", Arrays.stream(items).map(item -> text(item, depth + 1)).toList());
    }
}
