package interleave.cli;

import interleave.export.Toolkit;
import interleave.run.ResultJson;
import interleave.run.TapedRun;
import interleave.tape.UnreadableTape;
import interleave.teaching.Catalog;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "open", mixinStandardHelpOptions = true, description = "Opens a recording in the window; with an output option writes that instead.")
final class OpenCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "FILE.tape", description = "What run --record has written.")
    private Path file = Path.of("");

    @Mixin
    private final Outlets outlets = new Outlets();

    @Option(names = "--quiet", description = "No progress lines.")
    private boolean quiet;

    OpenCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        outlets.ready();
        if (!outlets.any()) {
            if (!Toolkit.hasDisplay()) throw Refusal.usage("There is no display for the window; name an output (--json FILE, --trace FILE, --csv DIR, --png DIR, --svg DIR, --html FILE), or run under Xvfb (xvfb-run).");
            return new Front(console).open(file);
        }
        TapedRun taped;
        try {
            taped = TapedRun.open(file, Catalog.read());
        } catch (UnreadableTape e) {
            throw Refusal.usage(e.getMessage());
        }
        var notice = taped.notice(file.toString());
        if (notice != null) console.progress(notice);
        outlets.write(taped.result(), taped::bookmarks, json(taped), console, !quiet);
        return 0;
    }

    /// As it was written then; where the tape ends before that, made from what is there.
    private static ObjectNode json(TapedRun taped) {
        var json = taped.json() != null ? taped.json() : ResultJson.of(taped.result());
        if (taped.truncated() && json.get("recording") instanceof ObjectNode recording) recording.put("truncated", true);
        return json;
    }
}
