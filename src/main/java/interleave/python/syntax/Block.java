package interleave.python.syntax;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A block while its names are collected, and its scope once they are resolved.
final class Block implements Scope {

    /// What a block does with a name.
    static final int USED = 1;
    static final int BOUND = 2;
    static final int PARAMETER = 4;
    static final int GLOBAL = 8;
    static final int NONLOCAL = 16;
    static final int ANNOTATED = 32;

    private final Kind kind;
    private final String name;
    private final @Nullable Block parent;
    private final @Nullable String className;
    private final Map<String, Integer> symbols = new LinkedHashMap<>();
    private final Map<String, Span> declarations = new LinkedHashMap<>();
    private final Map<Node, Block> children = new IdentityHashMap<>();
    private final List<Block> inOrder = new ArrayList<>();
    private final Map<String, Binding> bindings = new LinkedHashMap<>();
    private final Set<String> cells = new LinkedHashSet<>();
    private final Set<String> frees = new LinkedHashSet<>();
    private boolean generator;
    private boolean coroutine;

    Block(Kind kind, String name, @Nullable Block parent) {
        this.kind = kind;
        this.name = name;
        this.parent = parent;
        this.className = kind == Kind.CLASS ? name : parent == null ? null : parent.className;
    }

    Block add(Node node, Kind childKind, String childName) {
        Block child = new Block(childKind, childName, this);
        children.put(node, child);
        inOrder.add(child);
        return child;
    }

    List<Block> children() {
        return inOrder;
    }

    void mark(String id, int how) {
        symbols.merge(mangle(id), how, (a, b) -> a | b);
    }

    int marks(String id) {
        return symbols.getOrDefault(mangle(id), 0);
    }

    Map<String, Integer> symbols() {
        return symbols;
    }

    void declare(String id, Span span) {
        declarations.putIfAbsent(mangle(id), span);
    }

    Span declaration(String id) {
        return declarations.getOrDefault(id, new Span(1, 0, 1, 0));
    }

    boolean binds(String id) {
        int marks = symbols.getOrDefault(id, 0);
        return (marks & (BOUND | PARAMETER)) != 0 && (marks & (GLOBAL | NONLOCAL)) == 0;
    }

    void bind(String id, Binding binding) {
        bindings.put(id, binding);
    }

    void addCell(String id) {
        cells.add(id);
        if (bindings.get(id) == Binding.LOCAL) {
            bindings.put(id, Binding.CELL);
        }
    }

    void addFree(String id) {
        frees.add(id);
    }

    void yields() {
        generator = true;
    }

    void awaits() {
        coroutine = true;
    }

    boolean inlined() {
        return kind == Kind.COMPREHENSION;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String qualifiedName() {
        Block outer = parent;
        while (outer != null && outer.inlined()) {
            outer = outer.parent;
        }
        if (outer == null || outer.kind == Kind.MODULE || (outer.marks(name) & GLOBAL) != 0) {
            return name;
        }
        return outer.qualifiedName() + (outer.kind == Kind.CLASS ? "." : ".<locals>.") + name;
    }

    @Override
    public Binding binding(String id) {
        String mangled = mangle(id);
        Binding own = bindings.get(mangled);
        if (own != null) {
            return own;
        }
        if (frees.contains(mangled)) {
            return kind == Kind.CLASS ? Binding.CLASS_FREE : Binding.FREE;
        }
        return inlined() && parent != null && parent.kind != Kind.CLASS ? parent.binding(mangled) : Binding.GLOBAL;
    }

    @Override
    public List<String> variables() {
        return bindings.entrySet().stream().filter(entry -> entry.getValue() == Binding.LOCAL || entry.getValue() == Binding.CELL)
                .map(Map.Entry::getKey).toList();
    }

    @Override
    public List<String> cells() {
        return List.copyOf(cells);
    }

    @Override
    public List<String> frees() {
        return List.copyOf(frees);
    }

    @Override
    public boolean generator() {
        return generator;
    }

    @Override
    public boolean coroutine() {
        return coroutine;
    }

    @Override
    public @Nullable Block parent() {
        return parent;
    }

    @Override
    public Scope child(Node block) {
        Block child = children.get(block);
        if (child == null) {
            throw new IllegalArgumentException("no block of " + name + " at " + block.span());
        }
        return child;
    }

    @Override
    public String mangle(String id) {
        if (className == null || !id.startsWith("__") || id.endsWith("__") || id.indexOf('.') >= 0) {
            return id;
        }
        int start = 0;
        while (start < className.length() && className.charAt(start) == '_') {
            start++;
        }
        return start == className.length() ? id : "_" + className.substring(start) + id;
    }
}
