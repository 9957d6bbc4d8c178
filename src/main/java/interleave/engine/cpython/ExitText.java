package interleave.engine.cpython;

import interleave.teaching.ProgramFailure;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What a program that ended with something else than 0 said last.
final class ExitText {
    private static final String TRACEBACK = "Traceback (most recent call last):";

    private ExitText() {}

    /// @param exit   its exit code, the negative number of the signal that ended it, or empty when that isn't known
    /// @param file   the program's own, as tracebacks name it
    /// @param output all it has printed
    static ProgramFailure failure(OptionalInt exit, String file, String output) {
        int from = output.lastIndexOf(TRACEBACK);
        if (exit.isPresent() && exit.getAsInt() == 1 && from >= 0) {
            String text = output.substring(from);
            String message = text.strip().lines().reduce("", (before, line) -> line);
            return new ProgramFailure(message, line(file, text), text);
        }
        String how = exit.isEmpty() ? "The program was ended from outside." : exit.getAsInt() < 0 ? "The program was ended by signal " + -exit.getAsInt() + "."
            : "The program ended with exit status " + exit.getAsInt() + ".";
        return new ProgramFailure(how, 0, how);
    }

    private static int line(String file, String traceback) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        var place = Pattern.compile("File \"(?:[^\"\\n]*/)?" + Pattern.quote(name) + "\", line (\\d{1,9})").matcher(traceback);
        int line = 0;
        while (place.find()) line = Integer.parseInt(place.group(1));
        return line;
    }
}
