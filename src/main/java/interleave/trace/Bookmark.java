package interleave.trace;

/// An instant of a recording that somebody wants to come back to. Ordered by time, then by note.
///
/// @param nanos on the recording's clock
/// @param note  plain text, as long as it was typed; an [Kind#ASK]'s is its question
public record Bookmark(long nanos, String note, Kind kind) implements Comparable<Bookmark> {
    public enum Kind {
        /// A place to go to.
        MARK,
        /// An ask point: a replay stops here, before the decisive moment, and shows the question.
        ASK
    }

    public static Bookmark mark(long nanos, String note) {
        return new Bookmark(nanos, note, Kind.MARK);
    }

    @Override
    public int compareTo(Bookmark other) {
        int order = Long.compare(nanos, other.nanos);
        order = order != 0 ? order : note.compareTo(other.note);
        return order != 0 ? order : kind.compareTo(other.kind);
    }
}
