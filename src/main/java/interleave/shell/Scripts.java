package interleave.shell;

import interleave.reading.Transcript;
import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Result;
import interleave.run.ScriptFile;
import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import interleave.teaching.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// A program of the user's own in the window: opened from a file, shown, and run when they press Run, never before. Each run reads the file again, so it is edited wherever
/// they like. Files are read on a thread of its own. Screen's thread only.
final class Scripts {
    private static final FileChooser.ExtensionFilter FILES = new FileChooser.ExtensionFilter("Python programs (*.py)", "*.py");
    private static final int MOST_RECENT = 8;
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    private final Desk desk;
    private final Memory memory;
    private @Nullable Script script;
    private String arguments = "", folder = "";
    private Transcript transcript = new Transcript();
    private boolean reading, chosen;

    Scripts(Desk desk, Memory memory) {
        this.desk = desk;
        this.memory = memory;
    }

    /// What the program that runs, or ran, prints and is told.
    Transcript transcript() {
        return transcript;
    }

    void arguments(String text) {
        arguments = text;
    }

    void folder(String text) {
        folder = text;
    }

    /// The user has chosen an engine for it.
    void choseEngine() {
        chosen = true;
    }

    /// Those opened last, the newest first.
    List<Path> recent() {
        return memory.scripts().stream().map(Path::of).toList();
    }

    /// Asks for a file.
    void open() {
        var chooser = new FileChooser();
        chooser.setTitle("Open a Python program");
        chooser.getExtensionFilters().addAll(FILES, new FileChooser.ExtensionFilter("All files", "*.*"));
        recent().stream().findFirst().map(Path::getParent).filter(last -> last != null && last.toFile().isDirectory()).ifPresent(last -> chooser.setInitialDirectory(last.toFile()));
        var file = chooser.showOpenDialog(desk.root().getScene().getWindow());
        if (file != null) open(file.toPath());
    }

    /// Shows a program; runs nothing.
    void open(Path file) {
        if (desk.bench().busy()) {
            desk.notice("A run goes on; cancel it (Esc) before you open a program.");
            return;
        }
        var place = file.toAbsolutePath().normalize();
        var home = place.getParent() == null ? place : place.getParent();
        read(() -> ScriptFile.read(home.relativize(place), List.of(), home), read -> {
            var kept = new ArrayList<>(memory.scripts());
            kept.remove(place.toString());
            kept.addFirst(place.toString());
            memory.scripts(kept.subList(0, Math.min(MOST_RECENT, kept.size())));
            show(read);
        });
    }

    /// Shows one that is read.
    void show(Script read) {
        script = read;
        arguments = String.join(" ", read.launch().arguments().stream().map(Scripts::quoted).toList());
        folder = read.launch().folder().toString();
        transcript = new Transcript();
        chosen = false;
        desk.conducting().leave();
        desk.bench().open(read, engine());
        desk.showing().opened(new Catalog.Entry(Script.ID, "", read.module(), read.title(), Optional.of(read)));
        desk.reading().script(read.title(), arguments, folder);
        desk.reading().console(transcript);
        desk.top().engine(desk.bench().engine());
    }

    /// The one used for programs last, else the best CPython, else the model.
    private Engine engine() {
        var all = desk.engines().all();
        var kind = memory.scriptEngine();
        var python = desk.engines().python();
        if (!kind.isEmpty() && !kind.equals(Engine.Kind.CPYTHON.id())) return desk.bench().remembered(kind);
        return python != null && python.unusable() == null ? python : Engines.forScripts(all).kind() == Engine.Kind.CPYTHON ? Engines.forScripts(all) : all.getFirst();
    }

    /// Interpreters have been found: a program that has not run yet goes to the one that it would have been opened with.
    void enginesChanged() {
        if (isOpen() && !chosen && desk.bench().status() == null) desk.bench().engineOnce(engine());
    }

    boolean isOpen() {
        return script != null && desk.bench().lesson() instanceof Script;
    }

    /// Reads the file again and runs it, with the arguments and in the folder that the console shows.
    void run() {
        var open = script;
        if (open == null || desk.bench().busy() || reading) return;
        var file = open.launch().file();
        var home = Path.of(folder);
        var named = file.getParent() != null && file.getParent().equals(home.toAbsolutePath().normalize()) ? file.getFileName() : file;
        read(() -> ScriptFile.read(named, words(arguments), home), this::run);
    }

    private void run(Script read) {
        if (desk.bench().busy()) return;
        desk.bench().again(read);
        var bench = desk.bench();
        run(Plan.of(read, bench.runsOn()).settings(bench.settings()).repetitions(1).warm(false).patience(memory.patience()));
    }

    /// Runs a plan of a program, made here or on the command line.
    void run(Plan plan) {
        if (!(plan.lesson() instanceof Script read)) return;
        if (read != desk.bench().lesson()) {
            show(read);
            desk.bench().engineOnce(plan.engine());
        }
        script = read;
        transcript.endInput();
        transcript = new Transcript();
        if (!desk.bench().run(plan, transcript.terminal())) return;
        desk.reading().open(read, read.program().source());
        desk.reading().script(read.title(), arguments, folder);
        desk.reading().console(transcript);
        desk.began();
    }

    /// A recording of one.
    void adopt(Result result) {
        transcript = new Transcript();
        result.status().takes().forEach(take -> transcript.print(take.output()));
        desk.reading().console(transcript);
    }

    /// Once a frame.
    void frame(long nanos) {
        if (!isOpen()) return;
        boolean busy = desk.bench().busy();
        if (!busy) transcript.endInput();
        desk.reading().console(nanos, desk.bench().ranOn().version(), busy, desk.bench().precise());
    }

    private interface Source {
        Script read() throws IOException;
    }

    private void read(Source source, Consumer<Script> then) {
        reading = true;
        Thread.ofPlatform().daemon().name("interleave-script").start(() -> {
            try {
                var read = source.read();
                Platform.runLater(() -> {
                    reading = false;
                    then.accept(read);
                });
            } catch (IOException e) {
                Platform.runLater(() -> {
                    reading = false;
                    desk.notice(String.valueOf(e.getMessage()));
                });
            }
        });
    }

    void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Working folder");
        if (Path.of(folder).toFile().isDirectory()) chooser.setInitialDirectory(Path.of(folder).toFile());
        var chosenFolder = chooser.showDialog(desk.root().getScene().getWindow());
        if (chosenFolder != null) desk.reading().folder(chosenFolder.toString());
    }

    /// Words as on a command line: what stands in quotes is one.
    static List<String> words(String text) {
        return WORD.matcher(text).results().map(word -> word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3)).toList();
    }

    private static String quoted(String word) {
        return word.matches("[^\\s\"']+") ? word : word.contains("\"") ? "'" + word + "'" : '"' + word + '"';
    }
}
