package interleave.python.vm;

/// Turns source text into code; `python.code` implements it.
@FunctionalInterface
public interface Compiler {
    /// @throws PyError a SyntaxError that names file, line and what is wrong or not known
    Code compile(Source source, String moduleName);
}
