package interleave.run.conduct;

import interleave.python.schedule.Piece;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is conducted.
///
/// @param title     for people
/// @param function  null: the whole program
/// @param arguments of the function, by name: numbers, texts, truths
/// @param gil       whether switches fall where they can under CPython's GIL, or between any two shared accesses
public record Subject(String title, String source, String fileName, @Nullable String function, Map<String, Object> arguments, boolean gil) {
    public Subject {
        arguments = Map.copyOf(arguments);
    }

    Piece piece() {
        return new Piece(source, fileName, function, arguments, gil, Piece.MOST_STEPS);
    }
}
