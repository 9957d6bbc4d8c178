package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// The *frozen* modules: those written in Python that come with the interpreter. A program sees their names and tracebacks, but their lines are not the
/// program's: a thread in frozen code stays, for whoever watches it, on the line of the program that called it.
@FunctionalInterface
public interface Library {
    /// No frozen modules.
    Library NONE = (name, compiler) -> null;

    /// A frozen module's code, compiled once per JVM and shared by all interpreters.
    ///
    /// @param isPackage whether it may have modules inside it
    record Frozen(Code code, boolean isPackage) {}

    /// Looks for `a.b.c`; null if there is no such module.
    @Nullable Frozen find(String name, Compiler compiler);
}
