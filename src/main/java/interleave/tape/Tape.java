package interleave.tape;

import interleave.trace.Bookmark;
import interleave.trace.Cast;
import interleave.trace.ColumnTrace;
import interleave.trace.Trace;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands on a tape, as far as it is whole.
///
/// @param about     the session, as it was written
/// @param result    null when the tape ends before it
/// @param truncated the file ends, or is damaged, before its end; all that is here was written before that
public record Tape(String about, List<Recording> recordings, @Nullable String result, boolean truncated) {
    /// One recording.
    ///
    /// @param end     null when the tape ends before its end
    /// @param samples empty when there are none
    public record Recording(String begin, Cast cast, Trace trace, byte[] samples, @Nullable String end, List<Bookmark> bookmarks) {}

    /// Reads a tape whole.
    ///
    /// @throws UnreadableTape with one sentence, for a file that is none, is newer, can't be read, or has no whole block
    public static Tape read(Path file) throws UnreadableTape, InterruptedException {
        return new TapeReader(file, ColumnTrace::new).read();
    }
}
