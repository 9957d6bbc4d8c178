package interleave.python.vm;

/// Ends a thread whose run was cancelled. Python code can't catch it, and its `finally` blocks don't run.
public final class Cancelled extends Error {
    public static final Cancelled INSTANCE = new Cancelled();

    private Cancelled() {
        super("cancelled", null, false, false);
    }
}
