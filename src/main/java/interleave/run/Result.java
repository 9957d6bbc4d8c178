package interleave.run;

import interleave.findings.Finding;
import interleave.teaching.Check;
import interleave.teaching.Comparison;
import interleave.teaching.Engine;
import interleave.teaching.Evidence;
import interleave.teaching.Expectation;
import interleave.teaching.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a session came to. Immutable; made at any time, whole when the status is over.
///
/// @param warmUpNanos by act
/// @param answers     by question
/// @param nanosPerEvent what recording one event costs its writer, calibrated in this run; NaN without recording
public record Result(Plan plan, Status status, Evidence evidence, Map<String, Long> warmUpNanos, Map<String, Answer> answers, double nanosPerEvent) {
    public record Checked(Check check, Check.Finding finding) {}

    public record Expected(Expectation expectation, Expectation.Observation observation) {}

    /// Of the lesson's own program; an edited one has made no promise.
    public List<Checked> checks() {
        var checked = new ArrayList<Checked>();
        if (!plan.program().equals(plan.lesson().program())) return checked;
        for (Check check : plan.lesson().checks()) check.test().apply(evidence).ifPresent(finding -> checked.add(new Checked(check, finding)));
        return checked;
    }

    public List<Expected> expectations() {
        var expected = new ArrayList<Expected>();
        for (Expectation each : plan.lesson().expectations()) each.test().apply(evidence).ifPresent(seen -> expected.add(new Expected(each, seen)));
        return expected;
    }

    public List<Verdict> verdicts() {
        return plan.lesson().comparisons().stream().map(Comparison::name).map(evidence::verdict).flatMap(Optional::stream).toList();
    }

    /// Whether every check held.
    public boolean held() {
        return checks().stream().allMatch(checked -> checked.finding().ok());
    }

    /// The verdict's sentences and the points answered from this run.
    public List<String> sentences() {
        return plan.lesson().verdict(evidence);
    }

    /// What could not be seen of who held the GIL, each reason once.
    public List<String> limits() {
        return status.takes().stream().map(take -> take.execution().sampling()).filter(java.util.Objects::nonNull).flatMap(sampling -> sampling.limits().stream()).distinct().toList();
    }

    /// Why recordings end before their runs do, each reason once; empty where none does.
    public List<String> full() {
        return status.takes().stream().map(Take::full).filter(java.util.Objects::nonNull).distinct().toList();
    }

    /// What was found in the acts' recordings: of each act, each finding once, however many repetitions show it.
    public List<Found> findings() {
        var found = new LinkedHashMap<String, Found>();
        for (Take take : status.takes()) {
            for (Finding each : take.findings()) {
                found.putIfAbsent(take.act().id() + each.kind() + each.name() + each.line(), new Found(take, each));
            }
        }
        return List.copyOf(found.values());
    }

    /// A finding and the repetition whose recording shows it first.
    public record Found(Take take, Finding finding) {}

    /// What the program needs that this engine doesn't have, with what to do about it; empty where that isn't why it failed.
    public Optional<String> remedy() {
        var failure = status.failure();
        if (failure == null || plan.engine().kind() == Engine.Kind.CPYTHON) return Optional.empty();
        String said = String.valueOf(failure.getMessage());
        if (!said.startsWith("ModuleNotFoundError") && !said.startsWith("ImportError") && !said.startsWith("AttributeError: module")) return Optional.empty();
        return Optional.of("Little Python knows a part of the standard library and no other packages; run this on CPython (--engine cpython).");
    }

    /// As the command line ends: 0 done and every check held, 1 a check did not hold or something found is an error, 4 failed, 130 cancelled.
    public int exitStatus() {
        return switch (status.phase()) {
            case FAILED -> 4;
            case FINISHED -> held() && findings().stream().noneMatch(found -> found.finding().kind() == Finding.Kind.ERROR) ? 0 : 1;
            default -> 130;
        };
    }
}
