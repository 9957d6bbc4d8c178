package interleave.export;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.stage.StageView;
import interleave.timeline.Timeline;
import interleave.trace.Bookmark;
import interleave.view.Bookmarks;
import interleave.view.Brush;
import interleave.view.Cursor;
import interleave.view.Fonts;
import interleave.view.FrameState;
import interleave.view.Palette;
import interleave.view.Selection;
import interleave.view.Stories;
import interleave.view.SvgBrush;
import interleave.view.Toolkit;
import interleave.view.Type;
import interleave.view.View;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Stage and timeline of a recording with hostile names: what is drawn stays within the view and is short, whatever a program calls its threads.
class HostileNamesTest {
    private static final double WIDTH = 1000, HEIGHT = 640;

    private record Drawn(String text, double left, double right) {}

    /// Draws with another brush and notes each text.
    private static Brush noting(Brush real, List<Drawn> into) {
        return (Brush) Proxy.newProxyInstance(Brush.class.getClassLoader(), new Class<?>[] {Brush.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("text")) {
                var text = (String) arguments[0];
                double wide = real.width(text, (Type) arguments[3]), x = (double) arguments[1];
                var align = arguments.length < 6 ? Brush.Align.LEFT : (Brush.Align) arguments[5];
                double left = align == Brush.Align.LEFT ? x : align == Brush.Align.MIDDLE ? x - wide / 2 : x - wide;
                into.add(new Drawn(text, left, left + wide));
            }
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static List<Drawn> drawn(double part) throws Exception {
        return Toolkit.on(() -> {
            var fonts = Fonts.load();
            var story = Hostile.story();
            var cursor = new Cursor();
            var history = story.history();
            cursor.seek(history.startNanos() + Math.round((history.endNanos() - history.startNanos()) * part));
            var state = Stories.frame(story, cursor.time(), Palette.dark(), FrameState.Phase.FINISHED, true, 1.03);
            var marks = new Bookmarks();
            marks.show(Hostile.NAMES.stream().map(name -> Bookmark.mark(cursor.time() + name.length(), name)).toList());
            var texts = new ArrayList<Drawn>();
            for (View view : List.of(new StageView(fonts, cursor, new Selection()), new Timeline(fonts, cursor, new Selection(), marks))) {
                view.paint(noting(new SvgBrush(fonts, WIDTH, HEIGHT, "view"), texts), WIDTH, HEIGHT, state);
            }
            return texts;
        });
    }

    @Test
    void everyTextStaysInTheView() throws Exception {
        for (double part = .05; part < 1; part += .15) {
            assertThat(drawn(part)).hasSizeBetween(10, 500).allSatisfy(each -> {
                assertThat(each.left).as(each.text).isGreaterThan(-2);
                assertThat(each.right).as(each.text).isLessThan(WIDTH + 2);
            });
        }
    }

    @Test
    void measuringALongNameCostsNoMoreThanWhatCouldBeSeenOfIt() throws Exception {
        Toolkit.on(() -> {
            var fonts = Fonts.load();
            for (String letter : List.of("x", "ع", "\u202E", "\n", "\u0301", "日")) {
                assertThat(fonts.width(letter.repeat(10_000_000), Type.CAPTION)).isEqualTo(fonts.width(letter.repeat(600), Type.CAPTION));
                assertThat(fonts.fit(letter.repeat(10_000_000), Type.CAPTION, 100)).hasSizeLessThan(513).doesNotContain("\u202E", "\n");
            }
            return null;
        });
    }
}
