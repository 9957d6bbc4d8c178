package interleave.python.code;

import interleave.python.syntax.Scope;
import interleave.python.syntax.Scope.Kind;
import interleave.python.vm.Code;
import interleave.python.vm.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Where the names of one block lie: gives each variable its slot, and each use of a name its node. A comprehension has names of its own, but the
/// slots of the frame of the block around it.
final class Names {
    final Scope scope;
    private final @Nullable Names around;
    private final Map<String, Integer> slots = new HashMap<>();
    private final List<String> frame;

    /// A block with a frame of its own.
    Names(Scope scope) {
        this(scope, null, new ArrayList<>());
    }

    private Names(Scope scope, @Nullable Names around, List<String> frame) {
        this.scope = scope;
        this.around = around;
        this.frame = frame;
    }

    /// The names of a function, class or generator expression inside this block.
    Names block(Scope inner) {
        return new Names(inner, null, new ArrayList<>());
    }

    /// The names of a comprehension in this block.
    Names comprehension(Scope inner) {
        var names = new Names(inner, this, frame);
        for (var variable : inner.variables()) names.add(variable);
        return names;
    }

    int add(String variable) {
        int slot = frame.size();
        frame.add(variable);
        slots.put(variable, slot);
        return slot;
    }

    boolean has(String variable) {
        return slots.containsKey(variable);
    }

    /// A slot without a name.
    int temporary() {
        frame.add("");
        return frame.size() - 1;
    }

    int size() {
        return frame.size();
    }

    String[] slotNames() {
        return frame.toArray(String[]::new);
    }

    int[] cellSlots() {
        return scope.cells().stream().filter(slots::containsKey).mapToInt(slots::get).toArray();
    }

    int slot(String variable) {
        return slots.getOrDefault(variable, -1);
    }

    /// `__name` inside a class means `_Class__name`.
    String mangled(String name) {
        return scope.mangle(name);
    }

    private boolean isComprehension() {
        return scope.kind() == Kind.COMPREHENSION;
    }

    private boolean belongsAround(String name) {
        return isComprehension() && !slots.containsKey(name) && around.scope.kind() != Kind.CLASS;
    }

    Expression read(String name, Position position) {
        if (name.startsWith("\0")) return new Variables.Local(Integer.parseInt(name.substring(1)), name, position);
        name = scope.mangle(name);
        if (belongsAround(name)) return around.read(name, position);
        if (isComprehension() && slots.containsKey(name)) {
            return scope.cells().contains(name) ? new Variables.Cell(slot(name), name, position) : new Variables.Local(slot(name), name, position);
        }
        var global = new Variables.Global(name, position);
        return switch (scope.binding(name)) {
            case LOCAL -> switch (scope.kind()) {
                case MODULE -> global;
                case CLASS -> new Variables.Named(name, global, position);
                default -> new Variables.Local(slot(name), name, position);
            };
            case CELL -> new Variables.Cell(slot(name), name, position);
            case FREE -> new Variables.Free(scope.frees().indexOf(name), name, position);
            case CLASS_FREE -> new Variables.Named(name, new Variables.Free(scope.frees().indexOf(name), name, position), position);
            case GLOBAL -> global;
        };
    }

    Target target(String name, Position position) {
        name = scope.mangle(name);
        if (belongsAround(name)) return around.target(name, position);
        if (isComprehension() && slots.containsKey(name)) {
            return scope.cells().contains(name) ? new Variables.CellTarget(slot(name), name, position) : new Variables.LocalTarget(slot(name), name,
                position);
        }
        return switch (scope.binding(name)) {
            case LOCAL -> switch (scope.kind()) {
                case MODULE -> new Variables.GlobalTarget(name, position);
                case CLASS -> new Variables.NamedTarget(name, position);
                default -> new Variables.LocalTarget(slot(name), name, position);
            };
            case CELL -> scope.kind() == Kind.CLASS ? new Variables.NamedTarget(name, position) : new Variables.CellTarget(slot(name), name,
                position);
            case FREE -> new Variables.FreeTarget(scope.frees().indexOf(name), name, position);
            case GLOBAL -> new Variables.GlobalTarget(name, position);
            case CLASS_FREE -> new Variables.NamedTarget(name, position);
        };
    }

    /// Where an inner function finds the cell of one of its free variables: a slot, or -1 - the index in this block's own closure.
    int cell(String name) {
        if (slots.containsKey(name) && scope.cells().contains(name)) return slot(name);
        if (isComprehension()) return around.cell(name);
        int index = scope.frees().indexOf(name);
        if (index < 0) throw new IllegalStateException("no cell for " + name + " in " + scope.qualifiedName());
        return -1 - index;
    }

    /// The block with a frame that this is, or is in.
    Scope frameScope() {
        return isComprehension() ? around.frameScope() : scope;
    }

    /// Whether the block's body can be left in the middle and entered again there.
    boolean isResumable() {
        return way() != Code.Way.PLAIN;
    }

    /// What calling the function that this block is, or is in, does.
    Code.Way way() {
        var scope = frameScope();
        boolean async = scope.coroutine();
        if (scope.generator()) return async ? Code.Way.ASYNC_GENERATOR : Code.Way.GENERATOR;
        return async ? Code.Way.COROUTINE : Code.Way.PLAIN;
    }
}
