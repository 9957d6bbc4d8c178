package interleave.cli;

import interleave.python.schedule.Ending;
import interleave.python.schedule.Run;
import interleave.python.schedule.Search;
import interleave.python.schedule.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A conducted run or search for people.
final class ConductText {
    private final Console console;

    ConductText(Console console) {
        this.console = console;
    }

    void tell(ConductCommand.Conducted conducted, String target) {
        console.answer("Switches may fall " + conducted.piece().stops() + ".");
        if (conducted.report() != null) report(conducted.report(), conducted.bound());
        Run run = conducted.run();
        if (run == null) return;
        if (run.ending() instanceof Ending.Misfit || run.ending() instanceof Ending.Refused) {
            console.progress("interleave: " + run.ending().sentence());
            return;
        }
        console.answer(run.ending().sentence());
        stretches(run);
        if (!run.output().isEmpty()) console.answer("It printed:\n" + run.output().stripTrailing().indent(2).stripTrailing());
        if (run.ending() instanceof Ending.Raised raised) console.answer(raised.traceback().stripTrailing());
        if (conducted.report() != null) {
            var schedule = conducted.report().found().schedule();
            console.answer("Again: interleave conduct " + target + (conducted.piece().gil() ? "" : " --engine free") + " --schedule \"" + schedule + "\"");
        }
    }

    private void report(Search.Report report, int bound) {
        for (var level : report.levels()) {
            console.answer(String.format(Locale.ROOT, "%d preemption%s: %d schedule%s tried%s, %d fail", level.preemptions(), level.preemptions() == 1 ? "" : "s",
                    level.tried(), level.tried() == 1 ? "" : "s", level.complete() ? ", all there are" : "", level.failed()));
        }
        String cut = report.cutOff() == 0 ? "" : String.format(" %d of them were cut off and say nothing.", report.cutOff());
        if (report.refused() != null) console.progress("interleave: " + report.refused());
        else if (report.found() != null) {
            console.answer(String.format(Locale.ROOT, "Found after %d schedules, with %d preemption%s; %d tried in all, in %.2f s.%s", report.found().after(),
                    report.found().preemptions(), report.found().preemptions() == 1 ? "" : "s", report.tried(), report.seconds(), cut));
        } else {
            console.answer(String.format(Locale.ROOT, "No failure in %d schedules with at most %d preemptions%s, in %.2f s.%s", report.tried(), bound,
                    report.complete() ? ", which are all there are" : "; not all were tried: " + report.stopped(), report.seconds(), cut));
        }
    }

    /// One line for each stretch in which one thread went on, with the lines it passed.
    private void stretches(Run run) {
        List<Step> stretch = new ArrayList<>();
        for (Step step : run.steps()) {
            if (!stretch.isEmpty() && stretch.getFirst().thread() != step.thread()) {
                console.answer(line(stretch) + (step.preempted() >= 0 ? "  << preempted" : ""));
                stretch.clear();
            }
            stretch.add(step);
        }
        if (!stretch.isEmpty()) console.answer(line(stretch));
    }

    private static String line(List<Step> stretch) {
        var first = stretch.getFirst();
        var lines = new StringBuilder();
        int last = 0;
        for (Step step : stretch) {
            if (step.line() == 0 || step.line() == last) continue;
            lines.append(last == 0 ? step.file() + ":" : ",").append(step.line());
            last = step.line();
        }
        String how = switch (first.how()) {
            case START -> "starts";
            case STOP -> "goes on";
            case WAKE -> "gets what it waited for";
            case TIME_OUT -> "times out";
        };
        return String.format("  %-2d %-24s %-24s %s", first.thread(), first.name(), how, lines);
    }
}
