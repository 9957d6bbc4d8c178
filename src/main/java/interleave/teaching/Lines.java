package interleave.teaching;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How it is known which line each thread is on, where the interpreter that runs the program is not ours.
///
/// @param periodNanos  between two looks at a thread; 0 where none are taken
/// @param nanosPerLine what a line costs that is told, measured in the run's own interpreter just before the program began; -1 where that is not known (yet), or lines are not told
/// @param told         lines that were told so far; 0 where they are not
/// @param limit        why it is not known better, in one sentence with the remedy; null where nothing is missing
public record Lines(Source source, long periodNanos, long nanosPerLine, long told, @Nullable String limit) {
    public enum Source {
        /// Each line is an event (precise mode).
        EVENTS,
        /// Read in the process's memory from outside.
        SAMPLED,
        /// Asked for inside the program by a thread of its own.
        SAMPLED_INSIDE,
        /// Only where a thread does something that is an event itself.
        OF_EVENTS;

        /// As result JSON writes it.
        public String id() {
            return switch (this) {
                case EVENTS -> "events";
                case SAMPLED -> "sampled";
                case SAMPLED_INSIDE -> "sampled inside";
                case OF_EVENTS -> "other events";
            };
        }
    }

    /// For small print: "lines by event, about 480 ns each", "lines sampled every 25 ms".
    public String words() {
        return switch (source) {
            case EVENTS -> "lines by event" + (nanosPerLine < 0 ? "" : String.format(Locale.ROOT, ", about %,d ns each", nanosPerLine));
            case SAMPLED -> "lines sampled every " + millis();
            case SAMPLED_INSIDE -> "lines sampled every " + millis() + " from inside";
            case OF_EVENTS -> "lines of events only";
        };
    }

    /// Behind a line at an instant: "event", "sampled, 25 ms"; empty where it is an event's own line anyway.
    public String mark() {
        return switch (source) {
            case EVENTS -> "event";
            case SAMPLED, SAMPLED_INSIDE -> "sampled, " + millis();
            case OF_EVENTS -> "last event";
        };
    }

    private String millis() {
        return String.format(Locale.ROOT, "%d ms", periodNanos / 1_000_000);
    }

    /// CPU time that telling lines took so far, estimated, seconds; NaN where it isn't known or nothing is told.
    public double costSeconds() {
        return source != Source.EVENTS || nanosPerLine < 0 ? Double.NaN : told * nanosPerLine / 1e9;
    }
}
