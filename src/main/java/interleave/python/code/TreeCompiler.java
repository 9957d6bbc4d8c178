package interleave.python.code;

import interleave.python.syntax.Parser;
import interleave.python.syntax.PythonSyntaxError;
import interleave.python.syntax.Scopes;
import interleave.python.syntax.Unsupported;
import interleave.python.vm.Code;
import interleave.python.vm.Compiler;
import interleave.python.vm.Exceptions;
import interleave.python.vm.PyError;
import interleave.python.vm.PyException;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyTuple;
import interleave.python.vm.Source;

/// Compiles source text to a tree of executable nodes. What Little Python doesn't know is found here, before anything runs.
public final class TreeCompiler implements Compiler {
    private final Stops stops;

    public TreeCompiler() {
        this(Stops.NONE);
    }

    private TreeCompiler(Stops stops) {
        this.stops = stops;
    }

    /// For conducted runs without a GIL: the code stops before each shared access.
    public static TreeCompiler stoppingAtAccesses() {
        return new TreeCompiler(Stops.AT_ACCESSES);
    }

    /// For conducted runs that are looked at: the program's own code (not the library's) tells the conductor what it reads and writes. It stops where the
    /// code of [#TreeCompiler()] (`gil`) or of [#stoppingAtAccesses()] does.
    public static TreeCompiler telling(boolean gil) {
        return new TreeCompiler(gil ? Stops.TELLING : Stops.AT_ACCESSES_TELLING);
    }

    @Override
    public Code compile(Source source, String moduleName) {
        var stops = source.isFrozen() ? this.stops.silent() : this.stops;
        try {
            var module = Parser.parse(source.text(), source.fileName());
            var block = new BlockCompiler(source, new Names(Scopes.of(module)), stops);
            return block.module(module);
        } catch (PythonSyntaxError e) {
            var type = switch (e.kind()) {
                case SYNTAX -> Exceptions.SYNTAX_ERROR;
                case INDENTATION -> Exceptions.INDENTATION_ERROR;
                case TAB -> Exceptions.TAB_ERROR;
            };
            var span = e.span();
            throw error(type, e.getMessage(), source, span.line(), span.column() + 1, e.sourceLine(), span.endLine(), span.endColumn() + 1);
        } catch (Unsupported e) {
            var message = "Little Python doesn't know " + e.construct() + "; run this program on CPython";
            throw error(Exceptions.SYNTAX_ERROR, message, source, e.line(), 0, source.line(e.line()), e.line(), 0);
        } catch (StackOverflowError e) {
            throw error(Exceptions.SYNTAX_ERROR, "too many nested parentheses", source, 1, 0, source.line(1), 1, 0);
        }
    }

    private static PyError error(interleave.python.vm.PyType type, String message, Source source, int line, int column, String text, int endLine,
        int endColumn) {
        var details = new PyTuple(source.fileName(), (long) line, column <= 0 ? PyNone.NONE : (Object) (long) column, text, (long) endLine,
            endColumn <= 0 ? PyNone.NONE : (Object) (long) endColumn);
        return PyError.of(new PyException(type, message, details));
    }
}
