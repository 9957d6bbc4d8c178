package interleave.tape;

import interleave.trace.Bookmark;
import interleave.trace.Cast;
import interleave.trace.Shelf;
import interleave.trace.Trace;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands on a tape, as far as it is whole.
///
/// @param about  the session, as it was written
/// @param result null when the tape ends before it, or it is damaged
public record Tape(String about, List<Recording> recordings, @Nullable String result, Health health) {
    public enum Health {
        WHOLE,
        /// All that was recorded is here; what was folded from it then is damaged.
        HISTORY_DAMAGED,
        /// It ends before the result was written: all that was written before is here.
        CUT_OFF,
        /// Some blocks are damaged; all others are here. A recording ends before the first of its events that is damaged.
        DAMAGED
    }

    /// One recording.
    ///
    /// @param history pieces of what was folded from it; empty when there are none
    /// @param end     null when the tape ends before its end
    /// @param samples empty when there are none
    public record Recording(String begin, Cast cast, Trace trace, List<Shelf.Place> history, byte[] samples, @Nullable String end, List<Bookmark> bookmarks) {}

    /// Opens a tape: its blocks are all checked; events and histories stay in the file, from where they are read when somebody looks at them.
    ///
    /// @throws UnreadableTape with one sentence, for a file that is none, is newer, can't be read, or has no whole block
    public static Tape read(Path file) throws UnreadableTape, InterruptedException {
        return new TapeReader(file).read();
    }
}
