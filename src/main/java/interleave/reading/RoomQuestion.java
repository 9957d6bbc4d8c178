package interleave.reading;

import interleave.teaching.Question;
import interleave.trace.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A question that somebody asks a room there and then, written in one line: "Who has the GIL next? | A | B | nobody". Nothing measures its answer. As the note of an ask
/// point it stays on the recording.
public final class RoomQuestion {
    /// As many as there are keys for hands.
    public static final int MOST_ANSWERS = 6;
    private static final int LONGEST = 400;
    /// Nobody is told that an answer is right: the run doesn't say.
    private static final String UNDECIDED = "the room's own";

    private RoomQuestion() {}

    /// Null where a line is none: it needs a question and at least two answers; more than [#MOST_ANSWERS] are left out.
    public static @Nullable Question of(String line) {
        var parts = parts(line);
        if (parts.size() < 3) return null;
        var choices = new ArrayList<Question.Choice>();
        for (int i = 1; i < parts.size(); i++) {
            String answer = parts.get(i);
            choices.add(new Question.Choice("answer-" + i, evidence -> answer, UNDECIDED, evidence -> ""));
        }
        return new Question("room: " + line, "", null, evidence -> parts.getFirst(), List.copyOf(choices), "", evidence -> OptionalDouble.empty(), evidence -> "");
    }

    /// The same as one sentence to read; any other line as it is.
    public static String text(String line) {
        var parts = parts(line);
        if (parts.size() < 3) return line;
        return parts.getFirst() + IntStream.range(1, parts.size()).mapToObj(i -> i + " " + parts.get(i)).collect(Collectors.joining(" · ", "  ", ""));
    }

    private static List<String> parts(String line) {
        return Arrays.stream(line.split("\\|")).map(String::strip).filter(part -> !part.isEmpty()).map(part -> Names.brief(part, LONGEST)).limit(1 + MOST_ANSWERS).toList();
    }
}
