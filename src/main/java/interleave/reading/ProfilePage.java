package interleave.reading;

import interleave.teaching.Profile;
import interleave.view.Durations;
import interleave.view.Fonts;
import interleave.view.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Where a take's time went: its sampled stacks as a flame graph, and the calls of each thread as the table that pstats prints, with the CPU clock beside the wall's.
final class ProfilePage extends VBox {
    /// A flame graph that can be had of the profile.
    private record Picture(String name, String source, boolean seconds, Flame flame) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// The calls of one thread.
    private record Table(String thread, List<Profile.Function> rows) {
        @Override
        public String toString() {
            return thread;
        }
    }

    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    private final ComboBox<Picture> pictures = new ComboBox<>();
    private final ComboBox<Table> tables = new ComboBox<>();
    private final Label read = new Label(), source = new Label();
    private final FlameGraph graph;
    private final TableView<Profile.Function> table = new TableView<>();
    private @Nullable Profile shown;

    ProfilePage(Fonts fonts) {
        graph = new FlameGraph(fonts, this::tell);
        getStyleClass().add("reading-page");
        setSpacing(8);
        for (var label : List.of(read, source)) label.setWrapText(true);
        read.setMinHeight(USE_PREF_SIZE);
        source.setMinHeight(USE_PREF_SIZE);
        source.getStyleClass().add("muted");
        pictures.setId("flame-clock");
        pictures.setAccessibleText("What the flame graph counts");
        pictures.valueProperty().addListener((property, was, now) -> picture(now));
        tables.setAccessibleText("Thread whose calls the table shows");
        tables.setId("profile-thread");
        tables.valueProperty().addListener((property, was, now) -> calls(now));
        columns();
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(pictures, graph, read, source, tables, table);
    }

    private void columns() {
        table.setId("calls");
        table.setAccessibleText("Calls of the thread");
        table.setMinHeight(160);
        table.setFixedCellSize(26);
        table.setPlaceholder(new Label("No calls were recorded."));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getColumns().add(column("filename:lineno(function)", 130, Profile.Function::function, name -> name));
        table.getColumns().add(column("ncalls", 50, Profile.Function::calls, calls -> String.format(Locale.ROOT, "%,d", calls)));
        table.getColumns().add(column("tottime", 54, Profile.Function::own, ProfilePage::seconds));
        table.getColumns().add(column("cumtime", 60, Profile.Function::cumulative, ProfilePage::seconds));
        table.getColumns().add(column("CPU", 42, Profile.Function::cpuCumulative, ProfilePage::seconds));
        table.setOnKeyPressed(event -> {
            if (COPY.match(event)) copy();
        });
    }

    /// Whether there is a flame graph.
    boolean flames() {
        return pictures.getValue() != null;
    }

    FlameGraph graph() {
        return graph;
    }

    /// The profile's numbers: every sampled stack, and every thread's calls; without rows what was not watched.
    List<interleave.view.Table> numbers() {
        var stacks = new ArrayList<List<@Nullable Object>>();
        var calls = new ArrayList<List<@Nullable Object>>();
        var profile = shown;
        if (profile != null && profile.stacks() != null) {
            for (var stack : profile.stacks().stacks()) {
                stacks.add(List.of(stack.thread(), String.join(";", stack.frames()), stack.line(), stack.samples(), stack.wallSeconds(), stack.cpuSeconds()));
            }
        }
        if (profile != null) {
            for (var thread : profile.calls()) {
                for (var row : thread.functions()) {
                    calls.add(List.of(thread.thread(), row.function(), row.calls(), row.primitive(), row.own(), row.cumulative(), row.cpuOwn(), row.cpuCumulative()));
                }
            }
        }
        return List.of(new interleave.view.Table("flame-graph", List.of("thread", "frames", "line", "samples", "wallSeconds", "cpuSeconds"), stacks),
            new interleave.view.Table("calls", List.of("thread", "function", "ncalls", "primitiveCalls", "tottime", "cumtime", "cpuTottime", "cpuCumtime"), calls));
    }

    /// New rows take the order away that the table had.
    private void calls(@Nullable Table of) {
        var order = table.getSortOrder().isEmpty() ? List.of(table.getColumns().get(3)) : List.copyOf(table.getSortOrder());
        table.setItems(FXCollections.observableArrayList(of == null ? List.of() : of.rows()));
        table.getSortOrder().setAll(order);
    }

    private static String seconds(Double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static <T extends Comparable<T>> TableColumn<Profile.Function, T> column(String title, double width, Function<Profile.Function, T> of, Function<T, String> text) {
        var column = new TableColumn<Profile.Function, T>(title);
        column.setPrefWidth(width);
        column.setSortType(title.startsWith("file") ? TableColumn.SortType.ASCENDING : TableColumn.SortType.DESCENDING);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of.apply(row.getValue())));
        column.setCellFactory(unused -> new TableCell<>() {
            @Override
            protected void updateItem(T item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : text.apply(item));
                setTooltip(item instanceof String name && !empty ? new Tooltip(name) : null);
            }
        });
        return column;
    }

    /// The chosen rows, or all, as text with tabs.
    private void copy() {
        var chosen = table.getSelectionModel().getSelectedItems();
        var text = new StringBuilder("ncalls\ttottime\tcumtime\tcpu\tfunction\n");
        for (var row : chosen.isEmpty() ? table.getItems() : chosen) {
            text.append(String.format(Locale.ROOT, "%d\t%.6f\t%.6f\t%.6f\t%s%n", row.calls(), row.own(), row.cumulative(), row.cpuCumulative(), row.function()));
        }
        var content = new ClipboardContent();
        content.putString(text.toString());
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Shows a take's profile; the same one again costs nothing.
    void show(Profile profile) {
        if (profile == shown) return;
        shown = profile;
        var all = new ArrayList<Picture>();
        add(all, "Wall time, sampled", profile.stacks(), Profile.Stack::wallSeconds, true);
        add(all, "CPU time, sampled", profile.stacks(), Profile.Stack::cpuSeconds, true);
        add(all, "CPU time, sampled by the JVM", profile.cpu(), Profile.Stack::cpuSeconds, true);
        pictures.getItems().setAll(all);
        see(all.isEmpty(), List.of(pictures, graph, read, source));
        pictures.getSelectionModel().selectFirst();
        if (all.isEmpty()) picture(null);
        var threads = profile.calls().stream().map(thread -> new Table(thread.thread(), thread.functions())).toList();
        tables.getItems().setAll(threads);
        see(threads.isEmpty(), List.of(tables, table));
        tables.getSelectionModel().select(threads.stream().filter(each -> !each.thread.equals("MainThread")).findFirst().orElse(threads.isEmpty() ? null : threads.getFirst()));
    }

    private static void see(boolean hidden, List<javafx.scene.Node> nodes) {
        for (var node : nodes) {
            node.setVisible(!hidden);
            node.setManaged(!hidden);
        }
    }

    private static void add(List<Picture> all, String name, Profile.@Nullable Stacks stacks, ToDoubleFunction<Profile.Stack> of, boolean seconds) {
        if (stacks == null) return;
        var flame = Flame.of(stacks, of);
        if (flame.share() > 0) all.add(new Picture(name, stacks.source(), seconds, flame));
    }

    private void picture(@Nullable Picture picture) {
        graph.show(picture == null ? null : picture.flame);
        source.setText(picture == null ? "" : picture.source);
        if (picture != null) tell(picture.flame);
    }

    private void tell(Flame flame) {
        var picture = pictures.getValue();
        if (picture == null) return;
        read.setText(String.format(Locale.ROOT, "%s: %s, %.0f %% of all; %s of it its own", flame.name(), time(flame.share()), 100 * flame.share() / picture.flame.share(), time(flame.own())));
    }

    private static String time(double seconds) {
        return Durations.text(Math.round(seconds * 1e9));
    }

    void palette(Palette palette) {
        graph.palette(palette);
    }
}
