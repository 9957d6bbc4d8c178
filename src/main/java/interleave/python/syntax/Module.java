package interleave.python.syntax;

import java.util.List;

/// A whole program: its statements, and where it came from.
///
/// @param file the name that tracebacks print
/// @param source the text, for tracebacks and messages
public record Module(String file, String source, List<Stmt> body, Span span) implements Node {}
