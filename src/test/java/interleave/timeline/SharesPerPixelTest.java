package interleave.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import interleave.trace.ActorState;
import interleave.view.Brush;
import interleave.view.Identities;
import interleave.view.Palette;
import interleave.view.Type;
import interleave.world.History;
import interleave.world.SyntheticRun;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a lane paints at any zoom is what the events say, looked at one by one: for every pixel the share of each state, or of each holder, to half a pixel of
/// height.
class SharesPerPixelTest {
    private static final double WIDTH = 640, HEIGHT = 30;
    /// Rounding of a band's two edges, and of its ends in time.
    private static final double PIXELS = 1.2;
    private final Palette palette = Palette.light();

    private record Painted(double x, double y, double width, double height, Color colour) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyPixelOfAThreadShowsTheSharesOfItsStates(long seed) {
        var random = new SplittableRandom(seed);
        var run = SyntheticRun.of(4000 + random.nextInt(20_000), 6 + random.nextInt(20));
        var history = run.history();
        int actor = 1 + random.nextInt(2);
        for (int zoom = 0; zoom < 6; zoom++) {
            var axis = axis(history, random);
            int dense = 0;
            for (var column : columns(paint(history, actor, false, axis))) {
                long from = axis.time(column.getFirst().x), to = axis.time(column.getFirst().x + column.getFirst().width);
                var nanos = SyntheticRun.states(history.trace(), actor, from, to);
                for (var state : ActorState.values()) {
                    double share = nanos[state.ordinal() + 1] / (double) Math.max(1, to - from);
                    double tall = column.stream().filter(band -> band.colour.equals(palette.colour(state))).mapToDouble(band -> band.height).sum();
                    boolean alone = column.size() == 1 && share > .99;
                    boolean shared = palette.colour(state).equals(palette.colour(ActorState.SLEEP)) || palette.colour(state).equals(palette.colour(ActorState.RUNNING));
                    if (alone) assertThat(tall).as("%s alone", state).isIn(HEIGHT, Math.max(2, HEIGHT * LanePainter.part(state)));
                    else if (!shared && column.size() > 1) {
                        assertThat(tall).as("%s within %d ns", state, to - from).isCloseTo(share * HEIGHT, within(PIXELS));
                        dense++;
                    }
                }
            }
            assertThat(zoom > 0 || dense > 20).as("columns of shares at the first zoom: %d", dense).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyPixelOfAGilShowsTheSharesOfItsHolders(long seed) {
        var random = new SplittableRandom(seed);
        var run = SyntheticRun.of(6000 + random.nextInt(6000), 7);
        var history = run.history();
        int gil = 0;
        for (int zoom = 0; zoom < 5; zoom++) {
            var axis = axis(history, random);
            for (var column : columns(paint(history, gil, true, axis))) {
                long from = axis.time(column.getFirst().x), to = axis.time(column.getFirst().x + column.getFirst().width);
                var nanos = SyntheticRun.holders(history.trace(), gil, run.cast().actorCount(), from, to);
                var identities = Identities.of(run.cast(), Identities.none());
                for (int actor = 1; actor < run.cast().actorCount(); actor++) {
                    var colour = palette.identity(identities.of(actor));
                    double tall = column.stream().filter(band -> band.colour.equals(colour)).mapToDouble(band -> band.height).sum();
                    assertThat(tall).as("holder %d", actor).isCloseTo(nanos[actor + 1] * HEIGHT / Math.max(1, to - from), within(PIXELS));
                }
            }
        }
    }

    /// The whole run at first, then somewhere in it.
    private Axis axis(History history, SplittableRandom random) {
        long start = history.startNanos(), span = history.endNanos() - start;
        double part = Math.pow(10, -3 * random.nextDouble());
        int zoom = this.zoom++;
        return zoom == 0 ? Axis.fit(start, history.endNanos(), 0, WIDTH)
            : new Axis(start + (long) (random.nextDouble() * span * (1 - part)), Math.max(.125, span * part / WIDTH), 0, WIDTH);
    }

    private int zoom;

    private List<Painted> paint(History history, int id, boolean holders, Axis axis) {
        var painted = new ArrayList<Painted>();
        var brush = (Brush) Proxy.newProxyInstance(Brush.class.getClassLoader(), new Class<?>[] {Brush.class}, (proxy, method, args) -> {
            if (method.getName().equals("rect")) painted.add(new Painted((double) args[0], (double) args[1], (double) args[2], (double) args[3], (Color) args[4]));
            if (method.getReturnType() == Type.class) return args[0];
            return method.getReturnType() == double.class ? 8.0 : method.getReturnType() == String.class ? "" : null;
        });
        var lane = (holders ? history.resourceLanes() : history.actorLanes()).get(id);
        new LanePainter(brush, palette, Identities.of(history.cast(), Identities.none()), 4).paint(lane, holders, axis, 0, HEIGHT, 0, WIDTH, history.endNanos());
        assertThat(painted.stream().allMatch(band -> band.y >= -.01 && band.y + band.height <= HEIGHT + .01)).isTrue();
        return painted;
    }

    /// What is painted one above the other: of one column.
    private static List<List<Painted>> columns(List<Painted> painted) {
        var columns = new ArrayList<List<Painted>>();
        for (var each : painted) {
            if (columns.isEmpty() || columns.getLast().getFirst().x != each.x) columns.add(new ArrayList<>());
            columns.getLast().add(each);
        }
        return columns;
    }
}
