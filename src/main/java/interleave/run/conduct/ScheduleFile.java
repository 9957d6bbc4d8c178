package interleave.run.conduct;

import interleave.python.schedule.Schedule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

/// A schedule as a text file, with the program, function and engine it belongs to.
final class ScheduleFile {
    private static final String HEAD = "interleave schedule 1";
    /// A file longer than this is none.
    private static final long LONGEST = 1 << 20;

    private ScheduleFile() {}

    static void write(Path file, Subject subject, Schedule schedule) throws IOException {
        try {
            Files.writeString(file, HEAD + "\nprogram " + subject.fileName() + "\nfunction " + function(subject) + "\nengine " + engine(subject) + "\nschedule " + schedule + "\n",
                StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IOException("Can't write " + file.getFileName() + ": choose another folder or make room on the disk.", e);
        }
    }

    private static String function(Subject subject) {
        return subject.function() == null ? "-" : subject.function();
    }

    private static String engine(Subject subject) {
        return subject.gil() ? "model" : "free";
    }

    /// The schedule's text.
    static String read(Path file, Subject subject) throws IOException {
        List<String> lines;
        try {
            if (Files.size(file) > LONGEST) throw new IOException("too long");
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IOException(file.getFileName() + " can't be read as a schedule: choose a file that Interleave has saved.", e);
        }
        if (lines.isEmpty() || !lines.getFirst().equals(HEAD)) throw new IOException(file.getFileName() + " is no schedule: choose a file that Interleave has saved.");
        var said = new HashMap<String, String>();
        for (var line : lines.subList(1, lines.size())) {
            int space = line.indexOf(' ');
            if (space > 0) said.put(line.substring(0, space), line.substring(space + 1).strip());
            else if (!line.isBlank()) said.put(line.strip(), "");
        }
        if (!function(subject).equals(said.get("function")) || !subject.fileName().equals(said.get("program")) || !engine(subject).equals(said.get("engine"))) {
            throw new IOException(file.getFileName() + " is a schedule of " + said.get("program") + ", " + said.get("function") + ", engine " + said.get("engine")
                + ": open that to replay it.");
        }
        return said.getOrDefault("schedule", "");
    }
}
