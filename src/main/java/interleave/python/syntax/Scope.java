package interleave.python.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The names of one block of code, and where each one lives. Blocks are modules, functions, lambdas, classes, generator expressions and comprehensions.
///
/// A list, set or dict comprehension runs inside its enclosing block's frame, as in CPython from 3.12: it has a scope of its own so that its variables can get
/// slots that hide the block's, but it makes no cells: a name that it doesn't bind itself means what it means in the enclosing block
/// (in a class, what it means in the block around the class).
public interface Scope {

    enum Kind { MODULE, FUNCTION, LAMBDA, CLASS, GENERATOR_EXPRESSION, COMPREHENSION }

    /// Where a name lives:
    /// - `LOCAL`: in a slot of the frame; in a class block: its dict, then the globals, then the built-ins,
    /// - `CELL`: bound here and used by an inner block that has a frame of its own,
    /// - `FREE`: in a cell of an outer block,
    /// - `GLOBAL`: the module's dict, then the built-ins (a class block without a `global` for it looks in its own dict first); all names of a module,
    /// - `CLASS_FREE`: in a class block: its dict, then the cell.
    enum Binding { LOCAL, CELL, FREE, GLOBAL, CLASS_FREE }

    Kind kind();

    /// `f`, `<lambda>`, `<genexpr>`, `<listcomp>`, `<module>`.
    String name();

    /// `A.f.<locals>.g`
    String qualifiedName();

    /// Where a name that occurs in this block lives; the name may be mangled or not.
    Binding binding(String name);

    /// Variables with a slot, in order of first appearance, parameters first. Includes cells, not free names.
    List<String> variables();

    /// Variables of this block that inner blocks use (a subset of `variables`). A class that holds a method using `super()` or `__class__` has `__class__` here.
    List<String> cells();

    /// Names of outer blocks' cells that this block, or a block in it, uses.
    List<String> frees();

    /// Whether the block holds a `yield` (for a generator expression: always).
    boolean generator();

    /// Whether the block is an `async def`, or a comprehension with `async for` or `await`.
    boolean coroutine();

    /// A private name (`__x`) as it is called inside its class (`_A__x`): for names, attributes, keywords and imports. Other names stay as they are.
    String mangle(String id);

    /// The block around this one.
    @Nullable Scope parent();

    /// The scope of a node directly inside this block: a `Function`, `Lambda`, `ClassDefinition`, comprehension or generator expression.
    ///
    /// @throws IllegalArgumentException when the node is not directly inside this block
    Scope child(Node block);
}
