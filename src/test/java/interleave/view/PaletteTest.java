package interleave.view;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.ActorState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Both themes can be read, also by people who don't tell red from green or blue from yellow.
class PaletteTest {
    /// Simulation at full severity, on linear RGB (Machado, Oliveira, Fernandes 2009): normal, protan, deutan, tritan.
    private static final double[][] SIGHTS = {
        {1, 0, 0, 0, 1, 0, 0, 0, 1},
        {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
        {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
        {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}};
    private static final List<ActorState> STATES = List.of(ActorState.RUNNING, ActorState.GIL_WAIT, ActorState.LOCK_WAIT, ActorState.IO,
        ActorState.QUEUE_WAIT, ActorState.SLEEP);

    static List<Palette> themes() {
        return List.of(Palette.light(), Palette.dark());
    }

    @ParameterizedTest
    @MethodSource("themes")
    void textStandsOutFourAndAHalfTimes(Palette p) {
        for (var surface : List.of(p.bg(), p.panel(), p.stage())) {
            for (var text : List.of(p.ink(), p.mut(), p.faint(), p.warn())) assertThat(contrast(text, surface)).isGreaterThanOrEqualTo(4.5);
        }
        for (var surface : List.of(p.bg(), p.panel(), p.stage(), p.accentBg())) assertThat(contrast(p.accent(), surface)).isGreaterThanOrEqualTo(4.5);
        for (var text : List.of(p.ink(), p.mut(), p.warn())) assertThat(contrast(text, p.accentBg())).isGreaterThanOrEqualTo(4.5);
        for (var surface : List.of(p.panel(), p.stage())) assertThat(contrast(p.lock(), surface)).isGreaterThanOrEqualTo(4.5);
        for (var surface : List.of(p.panel(), p.stage())) assertThat(contrast(p.run(), surface)).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(p.onAccent(), p.accent())).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(p.onBaton(), p.baton())).isGreaterThanOrEqualTo(4.5);
        for (var identity : p.identities()) assertThat(contrast(p.onIdentity(), identity)).isGreaterThanOrEqualTo(4.5);
    }

    /// Every colour that a style sheet gives to text is one of those above.
    @Test
    void controlsWriteInNoOtherColours() throws Exception {
        var legible = Set.of("-ink", "-mut", "-faint", "-warn", "-accent", "-run", "-lock", "-on-accent", "-on-identity", "inherit");
        for (var sheet : List.of("shell/window.css", "reading/reading.css", "reading/code.css", "reading/prose.css")) {
            try (var in = Palette.class.getResourceAsStream("/interleave/" + sheet)) {
                var css = new String(Objects.requireNonNull(in, sheet).readAllBytes(), StandardCharsets.UTF_8);
                var used = Pattern.compile("-text-fill: ([^;]+);|\\.text[^{}]*\\{[^}]*-fx-fill: ([^;]+);").matcher(css).results().map(match -> match.group(1) != null ? match.group(1) : match.group(2)).toList();
                assertThat(used).as(sheet).isNotEmpty().allMatch(colour -> legible.contains(colour) || sheet.contains("prose") && colour.equals("-line"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void outlinesAndPatternStrokesStandOutThreeTimes(Palette p) {
        for (var state : STATES) {
            var fill = p.fill(state);
            for (var surface : List.of(p.panel(), p.stage())) assertThat(contrast(fill.colour(), surface)).as("%s", state).isGreaterThanOrEqualTo(3);
            if (fill.pattern() != interleave.view.Pattern.SOLID) assertThat(contrast(fill.colour(), fill.tint())).as("%s", state).isGreaterThanOrEqualTo(3);
        }
        var lost = p.fill(p.warn(), interleave.view.Pattern.GAP);
        assertThat(contrast(lost.colour(), lost.tint())).isGreaterThanOrEqualTo(3);
        for (var surface : List.of(p.panel(), p.stage())) {
            for (var outline : List.of(p.baton(), p.accent(), p.warn(), p.run())) assertThat(contrast(outline, surface)).isGreaterThanOrEqualTo(3);
            for (var identity : p.identities()) assertThat(contrast(identity, surface)).isGreaterThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void statesDifferForEverySight(Palette p) {
        allDiffer(STATES.stream().map(p::colour).toList());
        // Where patterns have no room colours stand beside each other and on the card.
        var masses = new ArrayList<>(Stream.concat(STATES.stream(), Stream.of(ActorState.READY)).map(p::mass).toList());
        masses.add(p.panel());
        allDiffer(masses);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void identitiesDifferForEverySight(Palette p) {
        allDiffer(p.identities());
    }

    private static void allDiffer(List<Color> colours) {
        for (int i = 0; i < colours.size(); i++) {
            for (int j = 0; j < i; j++) {
                for (var sight : SIGHTS) {
                    var a = lab(seen(colours.get(i), sight));
                    var b = lab(seen(colours.get(j), sight));
                    assertThat(Math.hypot(a[0] - b[0], Math.hypot(a[1] - b[1], a[2] - b[2]))).as("%d and %d", j, i).isGreaterThanOrEqualTo(10);
                }
            }
        }
    }

    private static double contrast(Color a, Color b) {
        double la = luminance(a), lb = luminance(b);
        return (Math.max(la, lb) + .05) / (Math.min(la, lb) + .05);
    }

    private static double luminance(Color c) {
        return .2126 * linear(c.getRed()) + .7152 * linear(c.getGreen()) + .0722 * linear(c.getBlue());
    }

    private static double linear(double v) {
        return v <= .04045 ? v / 12.92 : Math.pow((v + .055) / 1.055, 2.4);
    }

    private static double[] seen(Color c, double[] sight) {
        double r = linear(c.getRed()), g = linear(c.getGreen()), b = linear(c.getBlue());
        var out = new double[3];
        for (int i = 0; i < 3; i++) out[i] = Math.clamp(sight[3 * i] * r + sight[3 * i + 1] * g + sight[3 * i + 2] * b, 0, 1);
        return out;
    }

    /// CIE L*a*b* of linear RGB under D65.
    private static double[] lab(double[] rgb) {
        double x = f((.4124 * rgb[0] + .3576 * rgb[1] + .1805 * rgb[2]) / .95047);
        double y = f(.2126 * rgb[0] + .7152 * rgb[1] + .0722 * rgb[2]);
        double z = f((.0193 * rgb[0] + .1192 * rgb[1] + .9505 * rgb[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > .008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }
}
