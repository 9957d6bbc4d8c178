package interleave.engine.cpython;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The Python interpreters of this machine: those on PATH, of pyenv, of uv, of the Windows launcher, and one that a person names.
///
/// Each is asked what it is, all at the same time; an answer holds until its file changes. Asking takes some 30 ms where nothing else is busy, and up to
/// [#PATIENCE] where one hangs: not for the screen's thread. Safe for several threads.
public final class Interpreters {
    /// How to get one, in one sentence.
    public static final String NONE = "No CPython 3." + Interpreter.OLDEST + " or later was found on this machine; install one from python.org, the system's packages "
            + "or pyenv (the lessons run without it, on the GIL model).";
    static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Pattern VERSION = Pattern.compile("(?:python)?([23](?:\\.\\d+){1,2}t?)");

    private record Answer(FileTime changed, Interpreter interpreter) {}

    private final Map<Path, Answer> answers = new HashMap<>();
    private final Places places;
    private final Duration patience;

    public Interpreters() {
        this(Places.ofThisMachine(), PATIENCE);
    }

    /// Those that lie in these folders, and no others.
    public static Interpreters in(List<Path> folders) {
        return new Interpreters(new Places(List.copyOf(folders), List.of(), List.of()), PATIENCE);
    }

    Interpreters(Places places, Duration patience) {
        this.places = places;
        this.patience = patience;
    }

    /// All that are found, the best first; those that can't be used say why.
    public List<Interpreter> search() throws InterruptedException {
        return ask(places.candidates()).stream().sorted(Interpreter.BEST_FIRST).toList();
    }

    /// The one that a person names by a path, the name of a command ("python3.12") or a version ("3.12", "3.13t"). One that is none says so in `unusable`.
    public Interpreter named(String text) throws InterruptedException {
        var version = VERSION.matcher(text);
        var meant = places.meant(text);
        if (!Files.exists(meant) && version.matches()) {
            var found = search().stream().filter(each -> each.named(version.group(1))).findFirst();
            return found.orElseGet(() -> new Interpreter(Path.of(text), "", "", true, "No CPython " + version.group(1) + " was found on this machine; interleave engines lists those that are."));
        }
        return ask(List.of(meant.toAbsolutePath().normalize())).getFirst();
    }

    private List<Interpreter> ask(List<Path> paths) throws InterruptedException {
        var inquiries = paths.stream().map(this::inquire).toList();
        try {
            var found = new ArrayList<Interpreter>();
            for (var inquiry : inquiries) found.add(keep(inquiry.answer(patience)));
            return List.copyOf(found);
        } finally {
            inquiries.forEach(Inquiry::end);
        }
    }

    private Inquiry inquire(Path path) {
        var known = known(path);
        return known == null ? Inquiry.start(path) : Inquiry.answered(known);
    }

    private synchronized @Nullable Interpreter known(Path path) {
        var answer = answers.get(path);
        return answer != null && answer.changed().equals(changed(path)) ? answer.interpreter() : null;
    }

    /// One that answered is not asked again; one that hung or could not be started is.
    private synchronized Interpreter keep(Interpreter interpreter) {
        var changed = changed(interpreter.path());
        if (changed != null && !interpreter.version().isEmpty()) answers.put(interpreter.path(), new Answer(changed, interpreter));
        return interpreter;
    }

    private static @Nullable FileTime changed(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            return null;
        }
    }
}
