package interleave.shell;

import interleave.export.HtmlPage;
import interleave.export.Png;
import interleave.run.Outputs;
import interleave.run.Result;
import interleave.run.ResultJson;
import interleave.run.Take;
import interleave.tape.Csv;
import interleave.trace.Bookmark;
import interleave.view.Fonts;
import interleave.view.Table;
import java.io.File;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;
import org.jspecify.annotations.Nullable;

/// What can be taken out of the window: its pictures, its charts' numbers, the run.
///
/// Pictures are painted at once; files are written by a thread of their own while the window goes on, one after the other. What is written stands in a folder of its own
/// beside its place until it is whole: cancelled or failed, nothing is left of it. Screen's thread only.
final class Exports {
    /// The picture of everything.
    static final String WINDOW = "window";
    /// What charts' tables are called.
    static final List<String> TABLES = List.of("throughput", "time-lost", "cores", "states", "run-times", "latency", "sweep", "fates", "measured", "flame-graph", "calls");

    /// A run as a file of some form, or a folder of them.
    enum Form {
        HTML("A page to read in a browser", "html"), JSON("The result as JSON", "json"), TRACE("A Chrome trace, for Perfetto", "trace.json"), CSV("Tables", "");

        final String title, ending;

        Form(String title, String ending) {
            this.title = title;
            this.ending = ending;
        }
    }

    private interface Job {
        /// @param folder empty, for what is made
        void write(Path folder, DoubleConsumer progress) throws IOException, InterruptedException;
    }

    private final Desk desk;
    private final Fonts fonts;
    private final NotificationPane notices;
    private @Nullable Thread writing;
    private @Nullable Path last;
    private String said = "";

    Exports(Desk desk, Fonts fonts, NotificationPane notices) {
        this.desk = desk;
        this.fonts = fonts;
        this.notices = notices;
    }

    private @Nullable Picture find(String id) {
        return Picture.of(desk).stream().filter(picture -> picture.id().equals(id)).findFirst().orElse(null);
    }

    /// Whether there is something in this picture now.
    boolean has(String id) {
        return (desk.recorded() || desk.conducting().on()) && find(id) != null;
    }

    private List<Table> tables() {
        return Stream.concat(desk.charts().tables().stream(), desk.reading().numbers().stream()).toList();
    }

    /// Whether the chart of this name has numbers now.
    boolean offers(String table) {
        return tables().stream().anyMatch(each -> each.name().equals(table));
    }

    /// Asks for a file for a picture.
    void picture(String id, boolean svg) {
        var file = ask("Save the " + Picture.name(id) + " as a picture", id, svg ? "svg" : "png");
        if (file != null) picture(id, file);
    }

    /// @param file its ending tells the form
    void picture(String id, Path file) {
        String name = file.getFileName().toString();
        var picture = find(id);
        if (name.endsWith(".svg") && picture != null) {
            var document = picture.svg(fonts);
            write(file.toAbsolutePath().getParent(), name, (folder, progress) -> Files.writeString(folder.resolve(name), document));
        } else if (id.equals(WINDOW) || picture != null) {
            var image = picture == null ? desk.root().getScene().snapshot(null) : picture.image(fonts);
            write(file.toAbsolutePath().getParent(), name, (folder, progress) -> Png.write(image, folder.resolve(name)));
        }
    }

    /// Asks for a file for the numbers of the chart of this name.
    void table(String name) {
        tables().stream().filter(each -> each.name().equals(name)).findFirst().ifPresent(this::table);
    }

    /// Asks for a file for a chart's numbers.
    void table(Table table) {
        var file = ask("Save the numbers", table.name(), "csv");
        if (file != null) table(table, file);
    }

    void table(Table table, Path file) {
        String name = file.getFileName().toString();
        write(file.toAbsolutePath().getParent(), name, (folder, progress) -> {
            try (var csv = Csv.create(folder.resolve(name), table.header().toArray(String[]::new))) {
                for (var row : table.rows()) csv.row(row.toArray());
            } catch (java.io.UncheckedIOException e) {
                throw e.getCause();
            }
        });
    }

    /// Asks for a place for the run.
    void run(Form form) {
        if (form == Form.CSV) {
            var chooser = new DirectoryChooser();
            chooser.setTitle("Folder for the tables");
            if (last != null && Files.isDirectory(last)) chooser.setInitialDirectory(last.toFile());
            var folder = chooser.showDialog(desk.root().getScene().getWindow());
            if (folder != null) run(form, folder.toPath());
            return;
        }
        var file = ask(form.title, "", form.ending);
        if (file != null) run(form, file);
    }

    /// @param place a folder for CSV, else a file
    void run(Form form, Path place) {
        var result = desk.bench().result();
        if (result == null) return;
        if (form == Form.CSV) {
            write(place, "the tables", (folder, progress) -> Outputs.csv(result, folder));
            return;
        }
        String name = place.getFileName().toString();
        var marks = marks(result);
        write(place.toAbsolutePath().getParent(), name, (folder, progress) -> {
            var file = folder.resolve(name);
            switch (form) {
                case HTML -> HtmlPage.write(result, take -> marks.getOrDefault(take, List.of()), file, progress);
                case JSON -> Files.writeString(file, ResultJson.text(ResultJson.of(result)) + "\n");
                default -> Outputs.chromeTrace(result, file);
            }
        });
    }

    /// As they are now: the window's may change while the file is written.
    private Map<Take, List<Bookmark>> marks(Result result) {
        var marks = new HashMap<Take, List<Bookmark>>();
        for (var take : result.status().takes()) marks.put(take, desk.marks().of(take));
        return marks;
    }

    private @Nullable Path ask(String title, String what, String ending) {
        var lesson = desk.bench().lesson();
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName((lesson == null ? "interleave" : lesson.id()) + (what.isEmpty() ? "" : "-" + what) + "." + ending);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(ending.toUpperCase(Locale.ROOT) + " (*." + ending + ")", "*." + ending));
        if (last != null && Files.isDirectory(last)) chooser.setInitialDirectory(last.toFile());
        File chosen = chooser.showSaveDialog(desk.root().getScene().getWindow());
        if (chosen == null) return null;
        return chosen.getName().endsWith("." + ending) ? chosen.toPath() : chosen.toPath().resolveSibling(chosen.getName() + "." + ending);
    }

    private void write(Path folder, String what, Job job) {
        if (writing != null) {
            say("Another file is being written; wait until it is there, or cancel it.");
            return;
        }
        last = folder;
        var writer = Thread.ofPlatform().daemon().name("interleave-export").unstarted(() -> work(folder, what, job));
        writing = writer;
        say("Writing " + what + " ...", new Action("Cancel", event -> writer.interrupt()));
        writer.start();
    }

    /// On its own thread.
    private void work(Path folder, String what, Job job) {
        String outcome;
        try {
            outcome = "Written: " + String.join(", ", made(folder, what, job).stream().map(Path::toString).toList()) + ".";
        } catch (InterruptedException | ClosedByInterruptException cancelled) {
            outcome = "Cancelled; nothing was written.";
        } catch (IOException e) {
            outcome = "Can't write into " + folder + " (" + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + "): make room or choose another place.";
        } catch (OutOfMemoryError e) {
            outcome = "The run is more than fits into this program's memory a second time; start it with a larger heap (INTERLEAVE_JAVA_OPTIONS=-Xmx8g).";
        }
        var sentence = outcome;
        Platform.runLater(() -> {
            writing = null;
            say(sentence);
        });
    }

    private List<Path> made(Path folder, String what, Job job) throws IOException, InterruptedException {
        var making = Files.createTempDirectory(folder, ".interleave-");
        try {
            job.write(making, new Told(what));
            if (Thread.interrupted()) throw new InterruptedException();
            var made = new ArrayList<Path>();
            for (var file : files(making)) made.add(Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING));
            return made;
        } finally {
            for (var left : files(making)) Files.deleteIfExists(left);
            Files.deleteIfExists(making);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /// How much is done, as often as it shows: in steps of ten per cent.
    private final class Told implements DoubleConsumer {
        private final String what;
        private int told;

        private Told(String what) {
            this.what = what;
        }

        @Override
        public void accept(double part) {
            int tenths = (int) (part * 10);
            if (tenths <= told || tenths >= 10) return;
            told = tenths;
            Platform.runLater(() -> {
                if (writing != null) notices.setText("Writing " + what + " ... " + tenths * 10 + " %");
            });
        }
    }

    /// Whether a file is being written.
    boolean busy() {
        return writing != null;
    }

    /// The last thing said: the notice shows it when the one before has gone.
    String said() {
        return said;
    }

    private void say(String sentence, Action... actions) {
        said = sentence;
        notices.getActions().setAll(actions);
        notices.show(sentence);
    }
}
