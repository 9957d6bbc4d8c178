package interleave.shell;

import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.TapeRecorder;
import interleave.run.Takes;
import interleave.teaching.Catalog;
import interleave.trace.ColumnTrace;
import interleave.world.SyntheticRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How long a tape of ten million events takes to open in the packaged program, and how long one waits for a picture of any other instant: writes such a tape, and lets
/// `interleave bench --only tape` measure it. Arguments: the folder of the packaged program, events, lanes.
///
/// The tape is written by a program of its own, so that the one that opens it has never seen a recording.
public final class TapeOpening {
    private TapeOpening() {}

    public static void main(String[] args) throws Exception {
        var tape = Files.createTempFile("interleave-opening", ".tape");
        try {
            write(tape, Long.parseLong(args[1]), Integer.parseInt(args[2]));
            var program = Path.of(args[0]).resolve("bin/interleave").toString();
            int status = new ProcessBuilder(program, "bench", "--only", "tape", "--tape", tape.toString()).inheritIO().start().waitFor();
            if (status != 0) throw new IllegalStateException("The tape was not opened: status " + status + ".");
        } finally {
            Files.delete(tape);
        }
    }

    private static void write(Path tape, long events, int lanes) throws Exception {
        var run = SyntheticRun.of(new ColumnTrace(events + 1000), events, lanes);
        var lesson = Catalog.read().lessons().getFirst();
        var act = lesson.acts().getFirst();
        var plan = Plan.of(lesson, Engines.built().getFirst()).acts(List.of(act.id()));
        long begun = System.nanoTime();
        var take = Takes.ended(act, run.cast(), run.trace(), run.history());
        long folded = System.nanoTime();
        TapeRecorder.write(Takes.result(plan, take), tape, Map.of());
        System.out.printf(Locale.ROOT, "%,d events, %d lanes; folded and accounted in %.2f s, written in %.2f s, %.1f bytes an event on the tape%n", run.trace().size(), lanes,
            (folded - begun) / 1e9, (System.nanoTime() - folded) / 1e9, Files.size(tape) / (double) run.trace().size());
    }
}
