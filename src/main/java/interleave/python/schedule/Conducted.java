package interleave.python.schedule;

import interleave.trace.Cast;
import interleave.trace.Trace;
import java.util.List;

/// A conducted run that was watched.
///
/// @param standing   where it has stopped
/// @param operations its steps, put together
/// @param cast       its threads and locks
/// @param trace      what they did to each other, for the graph of who waits for whom
public record Conducted(Run run, Standing standing, List<Operation> operations, Cast cast, Trace trace) {
    public Conducted {
        operations = List.copyOf(operations);
    }

    /// How many choices have been made.
    public int choices() {
        return run.schedule().size();
    }
}
