package interleave.python.syntax;

/// Works out the scopes of a program.
public final class Scopes {

    private Scopes() {
    }

    /// The scope of the module, with those of all inner blocks below it.
    ///
    /// @throws PythonSyntaxError for a misplaced `global` or `nonlocal`, with CPython's message
    public static Scope of(Module module) {
        throw new UnsupportedOperationException(module.file());
    }
}
