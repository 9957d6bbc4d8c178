package interleave.charts;

import interleave.teaching.Evidence;
import interleave.teaching.Lesson;
import interleave.teaching.Returned;
import interleave.view.Brush;
import interleave.view.FrameState;
import interleave.view.Palette;
import interleave.view.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// The charts under the timeline, of one take or of the whole run: what the act measured itself (a sweep, its points, its tasks' fates, percentiles), throughput, time lost
/// waiting, cores used, run times; of a take too short for samples, where the time went by the recording.
///
/// [#frame] may come every frame; the charts are drawn at most ten times a second and only when what they show has changed; of a live run one a frame,
/// because a frame should stay short. A narrow window shows cores until there are run times to compare, a wide one both, the widest the shares of the GIL too.
/// Screen's thread only.
public final class Charts {
    private static final long PERIOD = 100_000_000;
    private static final double WIDE = 980, WIDEST = 1240, GAP = 12;
    /// Fewer samples make no line.
    private static final int FEW = 4;

    private final SweepChart sweep = new SweepChart();
    private final ActBars act = new ActBars();
    private final ThroughputChart throughput = new ThroughputChart();
    private final WaitingChart waiting = new WaitingChart();
    private final CoresChart cores = new CoresChart();
    private final GilChart gil = new GilChart();
    private final RunTimeChart runTime = new RunTimeChart();
    private final LatencyChart latency = new LatencyChart();
    private final StatesChart states = new StatesChart();
    private final HBox box = new HBox(GAP, sweep, act, latency, states, throughput, waiting, gil, cores, runTime);
    /// The take is over and was too short for samples.
    private boolean brief;
    /// The take has a GIL.
    private boolean held;
    private @Nullable Palette palette;
    private @Nullable Object shownTake, shownBrief;
    private @Nullable Returned shownReturned;
    private @Nullable Lesson lesson;
    private int shownSamples = -1, shownReadings = -1;
    private long shownEvents = -1, last;
    private long @Nullable [] window;
    /// Those that show less than there is, longest first.
    private final LinkedHashSet<TimeChart> stale = new LinkedHashSet<>();

    public Charts() {
        for (var chart : all()) {
            HBox.setHgrow(chart, Priority.ALWAYS);
            chart.setPrefWidth(240);
        }
        sweep.setPrefWidth(360);
        act.setPrefWidth(280);
        box.setMinSize(0, 0);
        box.setId("charts");
        box.widthProperty().addListener((property, was, width) -> arrange());
        arrange();
    }

    public Node node() {
        return box;
    }

    private void arrange() {
        var shown = shown(box.getWidth() >= WIDE);
        for (var chart : all()) show(chart, shown.contains(chart));
    }

    private List<ChartCard> all() {
        return List.of(sweep, act, latency, states, throughput, waiting, gil, cores, runTime);
    }

    /// Those that have their place in so much room. What the act says itself comes first; in a narrow window others make room for it.
    private List<ChartCard> shown(boolean wide) {
        boolean own = sweep.any() || act.any();
        boolean more = latency.any() && (wide || !own);
        var shown = new ArrayList<ChartCard>();
        if (sweep.any()) shown.add(sweep);
        else if (act.any()) shown.add(act);
        if (more) shown.add(latency);
        shown.add(brief ? states : throughput);
        if (!brief && (wide || !own && !more)) shown.add(waiting);
        if (!brief && held && !own && (box.getWidth() >= WIDEST || wide && !runTime.any())) shown.add(gil);
        if (!brief && (wide ? !own : !runTime.any())) shown.add(cores);
        if (runTime.any()) shown.add(runTime);
        return shown;
    }

    /// Who is asked to put a chart's numbers into a file.
    public void onSave(Consumer<Table> saves) {
        all().forEach(chart -> chart.onSave(saves));
    }

    /// The numbers of every chart that has any, whether there is room for it or not.
    public List<Table> tables() {
        return all().stream().map(ChartCard::table).filter(table -> !table.isEmpty()).toList();
    }

    /// Paints the charts side by side, afresh, at a size: for export.
    public void paint(Brush brush, double width, double height, Palette ground) {
        brush.rect(0, 0, width, height, ground.bg());
        var shown = shown(width >= WIDE);
        double best = shown.stream().mapToDouble(ChartCard::getPrefWidth).sum(), extra = (width - GAP * (shown.size() + 1) - best) / shown.size(), x = GAP;
        for (var chart : shown) {
            chart.paint(brush, x, GAP, chart.getPrefWidth() + extra, height - 2 * GAP);
            x += chart.getPrefWidth() + extra + GAP;
        }
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// The run's times so far, and the guesses to lay beside them.
    public void evidence(Lesson lesson, Map<String, List<String>> guesses, Evidence evidence) {
        this.lesson = lesson;
        runTime.show(lesson, guesses, evidence);
        latency.show(lesson, evidence);
        arrange();
    }

    /// The time the timeline shows, from and to (System.nanoTime): charts over time show the same; null: the whole run.
    public void window(long @Nullable [] seen) {
        if (!Arrays.equals(seen, window)) {
            window = seen == null ? null : seen.clone();
            stale.addAll(List.of(throughput, waiting, gil, cores));
        }
    }

    /// @param measured of the take shown; null while there is none
    /// @param cursor   where the replay stands (System.nanoTime); -1: live
    public void frame(long nanos, FrameState state, @Nullable Measurements measured, long cursor) {
        boolean themed = state.palette() != palette;
        if (themed) {
            palette = state.palette();
            for (var chart : all()) {
                chart.palette(palette);
            }
        }
        if (measured == null || !themed && nanos - last < PERIOD) {
            return;
        }
        last = nanos;
        own(measured.returned(), themed);
        brief(measured, state, themed);
        var samples = measured.samples();
        long events = state.history() == null ? 0 : state.history().trace().size();
        boolean changed = themed || measured.take() != shownTake || samples.size() != shownSamples || measured.readings().size() != shownReadings
                || events != shownEvents;
        if (changed) {
            shownTake = measured.take();
            shownSamples = samples.size();
            shownReadings = measured.readings().size();
            shownEvents = events;
            stale.addAll(List.of(throughput, waiting, gil, cores));
        }
        double at = cursor < 0 || samples.size() == 0 ? Double.NaN : (cursor - Windows.origin(samples, state)) / 1e9;
        for (var chart : List.of(throughput, waiting, gil, cores)) {
            if (chart.cursor(at)) {
                stale.add(chart);
            }
        }
        boolean live = cursor < 0 && state.phase() == FrameState.Phase.RUNNING;
        for (var chart : live ? stale.stream().limit(1).toList() : List.copyOf(stale)) {
            stale.remove(chart);
            show(chart, measured, state);
            chart.draw();
        }
    }

    /// Of a take too short for samples the recording has something to say all the same.
    private void brief(Measurements measured, FrameState state, boolean themed) {
        boolean over = measured.returned() != null || state.phase() != FrameState.Phase.RUNNING;
        boolean now = over && measured.samples().columns().stream().noneMatch(column -> measured.samples().size() - column.from() >= FEW) && state.history() != null && state.history().trace().size() > 0;
        if (now && (!brief || themed || measured.take() != shownBrief)) {
            shownBrief = measured.take();
            states.show(state);
            states.draw();
        }
        boolean holds = GilChart.any(state);
        if (now != brief || holds != held) {
            brief = now;
            held = holds;
            arrange();
        }
    }

    /// What the act says of itself: points over a knob as lines, other points and tasks as bars.
    private void own(@Nullable Returned returned, boolean themed) {
        if (returned == shownReturned && !themed) {
            return;
        }
        shownReturned = returned;
        var lines = returned == null ? Optional.<Sweep>empty() : Sweep.of(returned.points(), lesson);
        sweep.show(lines.orElse(null));
        if (returned == null || lines.isPresent() || returned.points().isEmpty() && returned.tasks().isEmpty()) {
            act.none();
        } else if (!returned.tasks().isEmpty()) {
            act.fates(returned.tasks());
        } else {
            act.points(returned.points(), lesson);
        }
        arrange();
        sweep.draw();
        act.draw();
    }

    private void show(TimeChart chart, Measurements measured, FrameState state) {
        var samples = measured.samples();
        var seen = window;
        if (seen == null || samples.size() == 0) chart.window(Double.NaN, Double.NaN);
        else chart.window((seen[0] - Windows.origin(samples, state)) / 1e9, (seen[1] - Windows.origin(samples, state)) / 1e9);
        chart.over(!measured.readings().isEmpty());
        if (chart == throughput) {
            throughput.show(measured, state);
        } else if (chart == waiting) {
            waiting.show(measured, state);
        } else if (chart == gil) {
            gil.show(measured, state);
        } else {
            cores.show(measured, state);
        }
    }
}
