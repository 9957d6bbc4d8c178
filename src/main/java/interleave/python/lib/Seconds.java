package interleave.python.lib;

import interleave.python.vm.Exceptions;
import interleave.python.vm.PyError;
import interleave.python.vm.PyNone;
import interleave.python.vm.Types;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Python's times, numbers of seconds, as nanoseconds; with CPython's messages for what is none.
final class Seconds {
    private static final double MOST = Long.MAX_VALUE / 1e9;
    static final double TIMEOUT_MAX = 9223372036.0;

    private Seconds() {}

    /// A time-out: negative where the wait has no end (None, or left out).
    static long timeout(@Nullable Object seconds) {
        if (seconds == null || seconds == PyNone.NONE) return -1;
        return Math.max(0, nanos(seconds, "timeout value is too large"));
    }

    /// Nanoseconds, rounded up, of an int or a float.
    static long nanos(Object seconds, String tooLarge) {
        double value = switch (seconds) {
            case Double d -> d;
            case Long l -> l;
            case Boolean b -> b ? 1 : 0;
            case BigInteger big -> big.doubleValue();
            default -> throw PyError.of(Exceptions.TYPE_ERROR, "'" + Types.name(seconds) + "' object cannot be interpreted as an integer");
        };
        if (Double.isNaN(value)) throw PyError.of(Exceptions.VALUE_ERROR, "Invalid value NaN (not a number)");
        if (Math.abs(value) > MOST) throw PyError.of(Exceptions.OVERFLOW_ERROR, seconds instanceof Double ? "timestamp out of range for platform time_t" : tooLarge);
        return (long) Math.ceil(value * 1e9);
    }
}
