package interleave.export;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.run.Take;
import interleave.trace.Bookmark;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run's page in a real browser, where one is installed.
class HtmlPageInBrowserTest {
    private static final String PROGRAM = "import threading\n\ndef work():\n    total = 0\n    return total\n" + "# more\n".repeat(20);
    private static final String COLOURS = """
        (id => { const from = document.getElementById(id), c = Object.assign(document.createElement('canvas'), { width: from.width, height: from.height });
        c.getContext('2d').drawImage(from, 0, 0); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data, seen = new Set();
        for (let i = 0; i < d.length; i += 16) seen.add(d[i] << 16 | d[i + 1] << 8 | d[i + 2]); return seen.size; })""";
    private static Browser browser;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        var program = Browser.installed();
        Assumptions.assumeTrue(program.isPresent(), "no Chromium on this machine");
        browser = Browser.start(program.get());
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) browser.close();
    }

    private Path page(Function<Take, List<Bookmark>> marks, String... stories) throws Exception {
        return Pages.page(folder, Pages.run(PROGRAM, java.util.Arrays.stream(stories).map(Pages::story).toArray(interleave.view.Stories.Story[]::new)), marks, HtmlPage.MOST);
    }

    private static double clock(Browser.Tab tab) throws Exception {
        return Double.parseDouble(tab.text("document.getElementById('clock').textContent").split(" ")[0]);
    }

    private static void drawn(Browser.Tab tab) throws Exception {
        tab.until("document.getElementById('clock').textContent !== ''");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two threads", "twenty threads", "two hundred threads", "worker processes", "coroutines", "counting", "hostile names"})
    void itDrawsEveryRunInBothThemesWithoutAComplaintOrARequest(String story) throws Exception {
        var page = page(take -> List.of(), story);
        var tab = browser.open(page);
        drawn(tab);
        String ground = tab.text("getComputedStyle(document.documentElement).backgroundColor");
        for (boolean dark : new boolean[] {false, true}) {
            tab.theme(dark);
            tab.until("(getComputedStyle(document.documentElement).backgroundColor === 'rgb(18, 22, 29)') === " + dark);
            assertThat(tab.eval(COLOURS + "('timeline')").asInt()).as("colours of the timeline").isGreaterThan(12);
            assertThat(tab.eval(COLOURS + "('stage')").asInt()).as("colours of the stage").isGreaterThan(12);
        }
        assertThat(ground).isNotEmpty();
        assertThat(tab.complaints()).isEmpty();
        assertThat(tab.requests(page)).isEmpty();
    }

    @Test
    void itPlaysAndStepsForwardAndBack() throws Exception {
        var tab = browser.open(page(take -> List.of(), "two threads"));
        drawn(tab);
        double begin = clock(tab);
        tab.press("ArrowRight");
        tab.until("parseFloat(document.getElementById('clock').textContent) > " + begin);
        double first = clock(tab);
        tab.press("ArrowRight");
        tab.until("parseFloat(document.getElementById('clock').textContent) > " + first);
        tab.press("ArrowLeft");
        tab.until("parseFloat(document.getElementById('clock').textContent) === " + first);
        tab.press("h");
        tab.until("document.getElementById('now').textContent.includes('for the GIL')");
        double stood = clock(tab);
        tab.press(" ");
        tab.until("parseFloat(document.getElementById('clock').textContent) > " + stood);
        tab.until("document.getElementById('scale').textContent.includes('1 s on screen = 20 ms of the run')");
        tab.press("+");
        tab.until("document.getElementById('scale').textContent.includes('50 ms of the run')");
        tab.press(" ");
        tab.until("document.getElementById('play').textContent === '▶'");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void theWheelZoomsAndAPointerReadsALane() throws Exception {
        var tab = browser.open(page(take -> List.of(), "two threads"));
        drawn(tab);
        tab.eval("window.box = document.getElementById('lanes'); window.at = box.getBoundingClientRect(); window.picture = () => document.getElementById('timeline').toDataURL(); window.was = picture(); 1");
        tab.eval("box.dispatchEvent(new WheelEvent('wheel', { deltaY: -240, clientX: at.left + 500, clientY: at.top + 60, bubbles: true, cancelable: true })); 1");
        tab.until("picture() !== was");
        tab.press("f");
        tab.eval("""
            for (let x = 300; x < 600 && !document.getElementById('hover').textContent.includes('for the GIL'); x += 2)
              for (const y of [88, 128]) if (!document.getElementById('hover').textContent.includes('for the GIL'))
                box.dispatchEvent(new PointerEvent('pointermove', { clientX: at.left + x, clientY: at.top + y, bubbles: true })); 1""");
        assertThat(tab.text("document.getElementById('hover').textContent")).matches("(?s)[A-Z]\\d? waited [\\d.]+ ms for the GIL.*held by [A-Z].*");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void privateCopiesAreThoseThatJavaFoldedAtEachInstant() throws Exception {
        var story = Pages.story("counting");
        var history = story.history();
        var tab = browser.open(Pages.page(folder, Pages.run(PROGRAM, story), take -> List.of(), HtmlPage.MOST));
        drawn(tab);
        // The page keeps its classes to itself: the same file once more, beside it.
        String script = new String(HtmlPage.class.getResourceAsStream("recording.js").readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        tab.eval("(() => {" + script + "; window.Moment = Moment; window.counted = new Act(JSON.parse(document.getElementById('data').textContent).acts[0]); return 1; })()");
        var expected = new java.util.ArrayList<String>();
        var asked = new java.util.ArrayList<String>();
        for (int i = 1; i < 60; i++) {
            long at = (history.endNanos() - history.startNanos()) * i / 60;
            var scene = history.at(history.startNanos() + at);
            for (int actor : story.threads()) {
                asked.add("[" + at + "," + actor + "]");
                expected.add(scene.copyOf(actor) < 0 ? "none" : scene.copy(actor) + (scene.stale(actor) ? " stale" : ""));
            }
        }
        String shown = tab.text(asked + ".map(([at, actor]) => new Moment(counted, at).copy(actor)).map(c => !c ? 'none' : c.value + (c.stale ? ' stale' : '')).join()");
        assertThat(List.of(shown.split(","))).isEqualTo(expected);
        assertThat(expected).as("instants with a stale copy, with a fresh one, with none").anyMatch(copy -> copy.endsWith("stale")).contains("none").anyMatch(copy -> copy.matches("\\d+"));
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void anArrowGoesFromWhoReleasedToWhoWaited() throws Exception {
        var tab = browser.open(page(take -> List.of(), "counting"));
        drawn(tab);
        tab.eval("""
            (() => { const c = CanvasRenderingContext2D.prototype, { moveTo, lineTo, stroke } = c; window.strokes = []; let from = 0, to = 0;
            c.moveTo = function (x, y) { from = y; moveTo.call(this, x, y); }; c.lineTo = function (x, y) { to = y; lineTo.call(this, x, y); };
            c.stroke = function () { strokes.push([this.strokeStyle, from, to]); stroke.call(this); }; return 1; })()""");
        tab.press("f");
        tab.press("i");
        tab.press("i");
        tab.press("i");
        String lock = tab.text("getComputedStyle(document.documentElement).getPropertyValue('--lock').trim()");
        tab.until("strokes.some(([colour, from, to]) => colour === '" + lock.toLowerCase() + "' && from > to)");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void actsAreChosenAndBadgesStandAtTheirLines() throws Exception {
        var tab = browser.open(page(take -> List.of(), "twenty threads", "two threads"));
        drawn(tab);
        assertThat(tab.text("document.querySelector('#acts [aria-pressed=true]').textContent")).startsWith("Act 2");
        tab.press("1");
        tab.until("document.querySelector('#acts [aria-pressed=true]').textContent.startsWith('Act 1')");
        tab.until("[...document.querySelectorAll('#code .row')].some(row => row.querySelector('.letter'))");
        assertThat(tab.text("document.querySelector('#words').textContent")).contains("The guess beside the measurement", "1.00 ×", "2.10 ×", "right");
        assertThat(tab.text("document.getElementById('engine').textContent")).isEqualTo("MODEL");
        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void aReplayStopsAtAnAskPointAndAsks() throws Exception {
        String question = "Who has the GIL next? <b>" + "?".repeat(10_000);
        var tab = browser.open(page(take -> List.of(new Bookmark(take.history().startNanos() + 300_000_000, question, Bookmark.Kind.ASK)), "two threads"));
        drawn(tab);
        tab.eval("const s = document.getElementById('speed'); s.value = '1000000000'; s.dispatchEvent(new Event('change')); 1");
        tab.press(" ");
        tab.until("!document.getElementById('ask').hidden");
        assertThat(tab.text("document.getElementById('ask').textContent")).isEqualTo(question);
        assertThat(clock(tab)).isEqualTo(.3);
        assertThat(tab.text("document.getElementById('play').textContent")).isEqualTo("▶");
    }

    @Test
    void hostileNamesAndNotesAreText() throws Exception {
        var page = page(take -> Hostile.NAMES.stream().map(name -> Bookmark.mark(take.history().startNanos() + 6_000_000, name)).toList(), "hostile names");
        var tab = browser.open(page);
        drawn(tab);
        for (int i = 0; i < 12; i++) tab.press("ArrowRight");
        assertThat(tab.eval("document.querySelectorAll('img, iframe, object, link').length").asInt()).isZero();
        assertThat(tab.eval("document.scripts.length").asInt()).isEqualTo(2);
        assertThat(tab.eval("document.querySelectorAll('#words script, #code script').length").asInt()).isZero();
        String notes = tab.text("document.getElementById('words').textContent");
        assertThat(notes).contains(Hostile.NAMES.get(0), Hostile.NAMES.get(1), Hostile.NAMES.get(2), Hostile.NAMES.get(3), Hostile.NAMES.getLast().strip());
        assertThat(tab.eval("document.documentElement.scrollWidth <= window.innerWidth").asBoolean()).as("long names don't make the page wide").isTrue();
        assertThat(tab.complaints()).isEmpty();
        assertThat(tab.requests(page)).isEmpty();
    }

    @Test
    void aPageOverItsRoomSaysSoToTheReader() throws Exception {
        var file = Pages.page(folder, Pages.run(PROGRAM, Pages.story("two hundred threads")), take -> List.of(), 600);
        var tab = browser.open(file);
        drawn(tab);
        assertThat(tab.eval("document.getElementById('cut').hidden").asBoolean()).isFalse();
        assertThat(tab.text("document.getElementById('cut').textContent")).matches("(?s)This page shows the first [\\d,]+ of [\\d,]+ segments of this act.*");
    }
}
