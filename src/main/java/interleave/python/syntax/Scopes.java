package interleave.python.syntax;

import interleave.python.syntax.Scope.Binding;
import interleave.python.syntax.Scope.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Works out the scopes of a program: first what each block does with its names (`NameCollector`), then where each name lives.
/// After CPython's `Python/symtable.c` of 3.13.
public final class Scopes {

    private final Source source;

    private Scopes(Source source) {
        this.source = source;
    }

    /// The scope of the module, with those of all inner blocks below it.
    ///
    /// @throws PythonSyntaxError for a misplaced `global`, `nonlocal`, `return`, `yield`, `break` and the like, with CPython's message
    public static Scope of(Module module) {
        Source source = Source.of(module.file(), module.source());
        Block top = new Block(Kind.MODULE, "<module>", null);
        new NameCollector(source, top).statements(module.body());
        new Scopes(source).resolve(top);
        new PlacementCheck(source).statements(module.body());
        return top;
    }

    private void resolve(Block block) {
        if (block.kind() == Kind.MODULE) {
            for (String name : block.symbols().keySet()) {
                block.bind(name, Binding.GLOBAL);
            }
        } else {
            block.symbols().forEach((name, marks) -> resolve(block, name, marks));
        }
        block.children().forEach(this::resolve);
    }

    private void resolve(Block block, String name, int marks) {
        if ((marks & Block.GLOBAL) != 0) {
            block.bind(name, Binding.GLOBAL);
        } else if (block.binds(name)) {
            block.bind(name, Binding.LOCAL);
        } else if (!block.inlined() || block.parent() != null && block.parent().kind() == Kind.CLASS) {
            Block owner = owner(block.parent(), name);
            if (owner == null) {
                if ((marks & Block.NONLOCAL) != 0) {
                    throw source.error("no binding for nonlocal '" + name + "' found", block.declaration(name));
                }
                block.bind(name, Binding.GLOBAL);
                return;
            }
            boolean nonlocal = (marks & Block.NONLOCAL) != 0;
            block.bind(name, block.kind() == Kind.CLASS && !nonlocal ? Binding.CLASS_FREE : Binding.FREE);
            carry(block, owner, name);
        }
    }

    /// The block that binds a free name, looking outwards; null when it is the module's.
    private static @Nullable Block owner(@Nullable Block from, String name) {
        for (Block block = from; block != null && block.kind() != Kind.MODULE; block = block.parent()) {
            if (block.kind() == Kind.CLASS) {
                if (name.equals("__class__")) {
                    return block;
                }
            } else if ((block.marks(name) & Block.GLOBAL) != 0) {
                return null;
            } else if (block.binds(name)) {
                return block;
            }
        }
        return null;
    }

    /// Hands a cell from its owner down to a block through all between.
    private static void carry(Block block, Block owner, String name) {
        owner.addCell(name);
        for (Block at = block; at != null && at != owner; at = at.parent()) {
            if (!at.inlined() || at.parent() != null && at.parent().kind() == Kind.CLASS) {
                at.addFree(name);
            }
        }
    }

    /// Makes a block's names known to the enclosing one when it runs inside that one's frame.
    static void shareUnbound(Block comprehension) {
        Block parent = comprehension.parent();
        if (parent != null && parent.kind() != Kind.CLASS) {
            List.copyOf(comprehension.symbols().keySet()).stream().filter(name -> !comprehension.binds(name))
                    .forEach(name -> parent.mark(name, Block.USED));
        }
    }
}
