package interleave.shell;

import interleave.run.Contrast;
import interleave.run.Result;
import interleave.run.Side;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last runs of this session, for looking at one beside another: a few, and no more recorded events than memory bears. Screen's thread only.
final class RunRack {
    static final int MOST = 8;
    /// In all runs but the newest: some 300 MB.
    static final long MOST_EVENTS = 6_000_000;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    /// @param at   when it was over, or a tape of it was opened
    /// @param tape the file it comes from; empty: it ran here
    record Run(Result result, LocalTime at, String tape) {
        /// What tells it from others, for people: "GIL model · Switch interval 1 ms · 14:03:22".
        ///
        /// @param beside the run it is told from
        String name(Result beside) {
            var parts = new ArrayList<String>();
            if (!tape.isEmpty()) parts.add(tape);
            parts.add(TopBar.name(result.plan().engine()));
            var lesson = result.plan().lesson();
            for (var each : Contrast.settings(beside.plan(), result.plan())) parts.add(each.name() + " " + each.b());
            if (!result.plan().program().equals(lesson.program())) parts.add("edited program");
            parts.add(CLOCK.format(at));
            return String.join(" · ", parts);
        }

        /// Whether it was set to something else than this one.
        boolean differs(Result other) {
            var plan = other.plan();
            return result.plan().engine().kind() != plan.engine().kind() || !result.plan().program().equals(plan.program()) || !Contrast.settings(plan, result.plan()).isEmpty();
        }

        Side side(String name) {
            return Side.of(name, result);
        }
    }

    private final List<Run> runs = new ArrayList<>();

    /// A run is over, or was opened; one that is here already, with other answers meanwhile, counts once.
    void add(Result result, String tape) {
        if (result.status().takes().stream().noneMatch(take -> take.finished())) return;
        if (runs.stream().anyMatch(run -> same(run.result, result))) return;
        runs.addFirst(new Run(result, LocalTime.now(), tape));
        long events = 0;
        for (int i = 1; i < runs.size(); i++) {
            events += events(runs.get(i).result);
            if (i >= MOST || events > MOST_EVENTS) {
                runs.subList(i, runs.size()).clear();
                return;
            }
        }
    }

    private static long events(Result result) {
        return result.status().takes().stream().mapToLong(take -> take.execution().trace().size()).sum();
    }

    /// Whether these are the same run: it has the same repetitions.
    static boolean same(Result one, Result other) {
        return one.status().takes().equals(other.status().takes());
    }

    /// Those that can be held against this one, the newest first.
    List<Run> beside(@Nullable Result shown) {
        if (shown == null) return List.of();
        return runs.stream().filter(run -> !same(run.result, shown) && run.result.plan().lesson().id().equals(shown.plan().lesson().id()) && common(run.result, shown)).toList();
    }

    private static boolean common(Result one, Result other) {
        return one.status().takes().stream().filter(take -> take.finished()).anyMatch(take -> other.status().takes().stream().anyMatch(each -> each.finished() && each.act().id().equals(take.act().id())));
    }
}
