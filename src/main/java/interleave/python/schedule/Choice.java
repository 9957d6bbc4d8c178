package interleave.python.schedule;

/// One choice of a schedule: which thread goes on, or whose time-out fires.
///
/// @param thread number in order of start; the main thread is 0
public record Choice(int thread, boolean timeOut) {
    /// As a schedule writes it: "1", with a time-out "1t".
    @Override
    public String toString() {
        return timeOut ? thread + "t" : Integer.toString(thread);
    }

    int code() {
        return thread * 2 + (timeOut ? 1 : 0);
    }

    static Choice of(int code) {
        return new Choice(code >> 1, (code & 1) != 0);
    }
}
