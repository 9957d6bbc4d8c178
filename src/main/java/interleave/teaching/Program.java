package interleave.teaching;

/// A Python program as the learner sees it: the file's name (for tracebacks) and its text.
public record Program(String fileName, String source) {}
