package interleave.python.lib;

/// The built-in exceptions this room raises, by name; each method *returns* the error so that callers write `throw Raise.value(...)`.
public final class Raise {
    private Raise() {}

    public static RuntimeException type(String message) { return new IllegalArgumentException("TypeError: " + message); }
    public static RuntimeException value(String message) { return new IllegalArgumentException("ValueError: " + message); }
    public static RuntimeException overflow(String message) { return new ArithmeticException("OverflowError: " + message); }
    public static RuntimeException memory() { return new IllegalStateException("MemoryError"); }
    public static RuntimeException zeroDivision(String message) { return new ArithmeticException("ZeroDivisionError: " + message); }
}
