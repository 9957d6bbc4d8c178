package interleave.export;

import interleave.run.Result;
import interleave.run.Take;
import interleave.trace.Bookmark;
import interleave.view.Palette;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// A run as one HTML file that needs nothing else: timeline, stage and program to replay in a browser, what was guessed, measured and checked, for both themes. It loads
/// nothing (its policy forbids it) and every text in it is data: it comes as JSON and is shown as text.
///
/// At most [#MOST] segments and key states are in it, so that it can be mailed; an act that has more is cut, and the page says so. Script and style are some 90 kB, a
/// segment about 18 bytes; fonts are the reader's own. Beside them an act has at most [WakeUps#MOST] arrows of wake-ups.
public final class HtmlPage {
    /// Segments and key states of all acts together: with these a page is about 3 MB.
    public static final int MOST = 160_000;
    private static final List<String> SCRIPTS = List.of("recording.js", "pen.js", "timeline.js", "stage.js", "page.js");

    private HtmlPage() {}

    /// Any thread; about as long as reading the recordings once.
    ///
    /// @param marks    of each take
    /// @param progress is told how much is done, 0 to 1
    /// @throws IOException          when the file can't be written
    /// @throws InterruptedException when the thread is interrupted; the file isn't whole then
    public static void write(Result result, Function<Take, List<Bookmark>> marks, Path file, DoubleConsumer progress) throws IOException, InterruptedException {
        write(result, marks, file, MOST, progress);
    }

    static void write(Result result, Function<Take, List<Bookmark>> marks, Path file, int room, DoubleConsumer progress) throws IOException, InterruptedException {
        try (var page = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (var part : resource("page.html").split("(?=\\{\\{)|(?<=}})")) {
                switch (part) {
                    case "{{title}}" -> page.write(escaped(result.plan().lesson().title() + " – Interleave"));
                    case "{{themes}}" -> page.write(themes());
                    case "{{style}}" -> page.write(resource("page.css"));
                    case "{{script}}" -> page.write(SCRIPTS.stream().map(HtmlPage::resource).collect(Collectors.joining("\n")));
                    case "{{data}}" -> data(new PageRun(result, marks, room, progress), page);
                    default -> page.write(part);
                }
            }
        } catch (JacksonException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        }
    }

    private static void data(PageRun run, Writer page) throws InterruptedException {
        try (var json = JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build().createGenerator(new DataInScript(page))) {
            run.write(json);
        }
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// Both palettes as a style sheet: the system's choice, unless the reader has made one.
    private static String themes() {
        return ":root { color-scheme: light; " + colours(Palette.light()) + " }\n@media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { color-scheme: dark; " + colours(Palette.dark())
            + " } }\n:root[data-theme=dark] { color-scheme: dark; " + colours(Palette.dark()) + " }";
    }

    private static String colours(Palette p) {
        var named = Stream.of("bg:" + Palette.web(p.bg()), "panel:" + Palette.web(p.panel()), "stage:" + Palette.web(p.stage()), "line:" + Palette.web(p.line()), "ink:" + Palette.web(p.ink()),
            "mut:" + Palette.web(p.mut()), "faint:" + Palette.web(p.faint()), "accent:" + Palette.web(p.accent()), "accentBg:" + Palette.web(p.accentBg()), "onAccent:" + Palette.web(p.onAccent()),
            "warn:" + Palette.web(p.warn()), "run:" + Palette.web(p.run()), "gil:" + Palette.web(p.gil()), "lock:" + Palette.web(p.lock()), "io:" + Palette.web(p.io()),
            "queue:" + Palette.web(p.queue()), "sleep:" + Palette.web(p.sleep()), "baton:" + Palette.web(p.baton()), "onBaton:" + Palette.web(p.onBaton()),
            "onIdentity:" + Palette.web(p.onIdentity()), "identities:" + p.identities().stream().map(Palette::web).collect(Collectors.joining(" ")));
        return named.map(entry -> "--" + entry + ";").collect(Collectors.joining(" "));
    }
}
