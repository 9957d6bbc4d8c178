package interleave.export;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.stage.StageView;
import interleave.timeline.Timeline;
import interleave.trace.Bookmark;
import interleave.view.Bookmarks;
import interleave.view.Cursor;
import interleave.view.Fonts;
import interleave.view.FrameState;
import interleave.view.Gatherings;
import interleave.view.Palette;
import interleave.view.Selection;
import interleave.view.Stories;
import interleave.view.SvgBrush;
import interleave.view.SvgBrushTest;
import interleave.view.Toolkit;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/// Stage and timeline as SVG: well-formed, the same each time, every name a text.
class ViewsAsSvgTest {
    private record Story(Stories.Story of, boolean gil) {}

    private static Story story(String name) {
        return switch (name) {
            case "two" -> new Story(Stories.hogs(2, 60), true);
            case "two hundred" -> new Story(Stories.hogs(200, 300), true);
            case "mixed" -> new Story(Stories.mixed(6, 80, false), false);
            case "processes" -> new Story(Gatherings.pool(12, 200), true);
            case "coroutines" -> new Story(Gatherings.loop(20, 150), true);
            default -> new Story(Hostile.story(), true);
        };
    }

    private static List<String> drawn(Story story) throws Exception {
        return Toolkit.on(() -> {
            var fonts = Fonts.load();
            var cursor = new Cursor();
            var history = story.of.history();
            cursor.seek(history.startNanos() + (history.endNanos() - history.startNanos()) / 2);
            var state = Stories.frame(story.of, cursor.time(), Palette.dark(), FrameState.Phase.FINISHED, story.gil, 1.03);
            var marks = new Bookmarks();
            marks.show(List.of(Bookmark.mark(cursor.time(), Hostile.NAMES.getFirst())));
            var stage = new SvgBrush(fonts, 1280, 800, "Stage");
            new StageView(fonts, cursor, new Selection()).paint(stage, 1280, 800, state);
            var timeline = new SvgBrush(fonts, 1280, 800, "Timeline");
            new Timeline(fonts, cursor, new Selection(), marks).paint(timeline, 1280, 800, state);
            return List.of(stage.document(), timeline.document());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"two", "two hundred", "mixed", "processes", "coroutines", "hostile"})
    void everyViewIsAWellFormedFileThatSaysTheSameEachTime(String name) throws Exception {
        var story = story(name);
        var first = drawn(story);
        assertThat(drawn(story)).isEqualTo(first);
        for (var svg : first) {
            Document document = SvgBrushTest.parsed(svg);
            assertThat(document.getElementsByTagNameNS("*", "text").getLength()).isGreaterThan(3);
            assertThat(document.getElementsByTagNameNS("*", "script").getLength() + document.getElementsByTagNameNS("*", "img").getLength()).isZero();
        }
    }

    @org.junit.jupiter.api.Test
    void aNameWithMarkupIsWrittenOut() throws Exception {
        var timeline = drawn(new Story(Hostile.story(), true)).get(1);
        assertThat(timeline).contains("&lt;img").doesNotContain("<img");
    }
}
