package interleave.teaching;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// One thing a lesson runs: a call of one function of its program.
///
/// @param brief     its name where there is little room, at most 14 letters: on charts and buttons
/// @param purpose   one sentence, without the result
/// @param function  of the program; the same as the id unless [#calls] says otherwise
/// @param engines   where it has a meaning
/// @param elsewhere the reason it is skipped on other engines, one sentence; null when it runs on all
/// @param gil       false: without the GIL, whatever the engine
/// @param knobs     ids of the knobs it depends on
/// @param warmUp    knob values for its warm-up runs, where smaller ones do
/// @param work      how much work one call is, in a unit of the lesson's own, from the knobs: two acts are compared per unit of work
/// @param parallel  whether it needs to know what the machine gives parallel threads now
/// @param watch     what the engine watches while it runs, beside the recording: [Execution#profile()]
/// @param search    null but for an act that is a search for a schedule
/// @param cells     names of shared numbers whose reads and writes are recorded, one by one: keys of dicts, variables of the module
/// @param pace      how often it runs and whether it is warmed up
public record Act(String id, String title, String brief, String purpose, String function, Set<Engine.Kind> engines, @Nullable String elsewhere, boolean gil,
                  List<String> knobs, Map<String, Object> warmUp, ToDoubleFunction<Settings> work, boolean parallel, Pace pace, Profile.Watch watch,
                  @Nullable Search search, Set<String> cells) {
    /// How an act is repeated.
    public enum Pace {
        /// Warmed up, and once per repetition of the run.
        REPEATED,
        /// Warmed up, and once in all: it makes its trials itself.
        ONCE,
        /// Once in all and without a warm-up: what it shows is no matter of speed, or each run of it costs a time-out.
        ONCE_COLD
    }

    public static Act of(String id, String title, String purpose, String... knobs) {
        return new Act(id, title, title, purpose, id, EnumSet.allOf(Engine.Kind.class), null, true, List.of(knobs), Map.of(), settings -> 1, false, Pace.REPEATED,
                Profile.Watch.NOTHING, null, Set.of());
    }

    public Act brief(String shorter) {
        return new Act(id, title, shorter, purpose, function, engines, elsewhere, gil, knobs, warmUp, work, parallel, pace, watch, search, cells);
    }

    /// For an id that can't be a function's name: `async` is a word of the language.
    public Act calls(String other) {
        return new Act(id, title, brief, purpose, other, engines, elsewhere, gil, knobs, warmUp, work, parallel, pace, watch, search, cells);
    }

    public Act only(Set<Engine.Kind> engines, String elsewhere) {
        return new Act(id, title, brief, purpose, function, engines, elsewhere, gil, knobs, warmUp, work, parallel, pace, watch, search, cells);
    }

    public Act withoutGil() {
        return new Act(id, title, brief, purpose, function, engines, elsewhere, false, knobs, warmUp, work, parallel, pace, watch, search, cells);
    }

    public Act warmUp(Map<String, Object> smaller) {
        return new Act(id, title, brief, purpose, function, engines, elsewhere, gil, knobs, smaller, work, parallel, pace, watch, search, cells);
    }

    public Act work(ToDoubleFunction<Settings> amount) {
        return new Act(id, title, brief, purpose, function, engines, elsewhere, gil, knobs, warmUp, amount, parallel, pace, watch, search, cells);
    }

    public Act inParallel() {
        return new Act(id, title, brief, purpose, function, engines, elsewhere, gil, knobs, warmUp, work, true, pace, watch, search, cells);
    }

    /// Runs once, however many repetitions the others get.
    public Act once() {
        return new Act(id, title, brief, purpose, function, engines, elsewhere, gil, knobs, warmUp, work, parallel, Pace.ONCE, watch, search, cells);
    }

    /// Runs once and is not warmed up.
    public Act onceCold() {
        return new Act(id, title, brief, purpose, function, engines, elsewhere, gil, knobs, warmUp, work, parallel, Pace.ONCE_COLD, watch, search, cells);
    }

    /// Has the engine watch it, where it can.
    public Act watched(Profile.Watch what) {
        return new Act(id, title, brief, purpose, function, engines, elsewhere, gil, knobs, warmUp, work, parallel, pace, what, search, cells);
    }

    /// Records every read and write of these shared numbers: worth it where there are some ten thousand.
    public Act cells(String... names) {
        return new Act(id, title, brief, purpose, function, engines, elsewhere, gil, knobs, warmUp, work, parallel, pace, watch, search, Set.of(names));
    }

    /// Not a call but a [Search], on the engines whose threads can be conducted; once, and without a warm-up.
    public Act searched(Search search) {
        return new Act(id, title, brief, purpose, function, EnumSet.of(Engine.Kind.MODEL, Engine.Kind.FREE),
            "The scheduler that tries every order of the threads conducts Little Python's threads only.", gil, knobs, warmUp, work, parallel, Pace.ONCE_COLD, watch, search, cells);
    }

    /// The reason this act is skipped on an engine; empty when it runs there.
    public Optional<String> skipped(Engine.Kind engine) {
        return engines.contains(engine) ? Optional.empty() : Optional.ofNullable(elsewhere);
    }
}
