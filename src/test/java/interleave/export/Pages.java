package interleave.export;

import interleave.run.Result;
import interleave.run.Take;
import interleave.run.Takes;
import interleave.teaching.Act;
import interleave.trace.Bookmark;
import interleave.view.Gatherings;
import interleave.view.Stories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Pages of made-up runs.
final class Pages {
    private Pages() {}

    static Stories.Story story(String name) {
        return switch (name) {
            case "two threads" -> Stories.hogs(2, 400);
            case "twenty threads" -> Gatherings.shop(20, 400);
            case "two hundred threads" -> Stories.hogs(200, 900);
            case "worker processes" -> Gatherings.pool(12, 300);
            case "coroutines" -> Gatherings.loop(20, 200);
            case "counting" -> Counting.story(12);
            case "hostile names" -> Hostile.story();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /// A run whose acts came to these recordings.
    static Result run(String program, Stories.Story... stories) {
        var takes = new ArrayList<Take>();
        var ids = List.of("first", "second");
        for (int i = 0; i < stories.length; i++) {
            var history = stories[i].history();
            takes.add(Takes.ended(Act.of(ids.get(i), "Act " + (i + 1), "Runs."), history.cast(), history.trace(), history));
        }
        return Takes.result(program, takes);
    }

    static Path page(Path folder, Result result, Function<Take, List<Bookmark>> marks, int room) throws Exception {
        var file = folder.resolve("run.html");
        HtmlPage.write(result, marks, file, room, part -> { });
        return file;
    }

    /// What stands in the page's data element, as it is written.
    static String written(Path page) throws Exception {
        String html = Files.readString(page), begin = "<script type=\"application/json\" id=\"data\">";
        int from = html.indexOf(begin) + begin.length();
        return html.substring(from, html.indexOf("</script>", from));
    }

    static JsonNode data(Path page) throws Exception {
        return JsonMapper.shared().readTree(written(page));
    }
}
