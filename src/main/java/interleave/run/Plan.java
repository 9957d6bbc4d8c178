package interleave.run;

import interleave.teaching.Act;
import interleave.teaching.Engine;
import interleave.teaching.Lesson;
import interleave.teaching.Program;
import interleave.teaching.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What is to be run: everything a session needs to know before it starts. Immutable.
///
/// @param program     the lesson's own or an edited one
/// @param acts        ids of the acts to run; empty: all
/// @param repetitions of each act, interleaved (all acts once, then all again), at least 1
/// @param recorded    false: no events, so no history
/// @param interactive whether questions wait for an answer
/// @param guesses     answers given beforehand, by question id: one or two
/// @param warm        whether acts are warmed up first; without, their times say little
/// @param patience    how long a program may stand still, without any thread that could end that, before it is ended
public record Plan(Lesson lesson, Program program, Engine engine, Settings settings, List<String> acts, int repetitions, boolean recorded,
                   boolean interactive, Map<String, List<String>> guesses, boolean warm, Duration patience) {
    public static final int REPETITIONS = 3;
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    public Plan {
        acts = List.copyOf(acts);
        guesses = Map.copyOf(guesses);
        if (repetitions < 1) throw new IllegalArgumentException("An act runs at least once, not " + repetitions + " times.");
        for (String id : acts) {
            if (lesson.act(id).isEmpty()) {
                throw new IllegalArgumentException("Lesson " + lesson.id() + " has no act \"" + id + "\"; its acts are "
                        + String.join(", ", lesson.acts().stream().map(Act::id).toList()) + ".");
            }
        }
    }

    /// All acts of the lesson's own program, three times, recorded, at the knobs' defaults.
    public static Plan of(Lesson lesson, Engine engine) {
        return new Plan(lesson, lesson.program(), engine, Settings.defaults(lesson.knobs()), List.of(), REPETITIONS, true, false, Map.of(), true, PATIENCE);
    }

    public Plan program(Program program) {
        return new Plan(lesson, program, engine, settings, acts, repetitions, recorded, interactive, guesses, warm, patience);
    }

    public Plan settings(Settings settings) {
        return new Plan(lesson, program, engine, settings, acts, repetitions, recorded, interactive, guesses, warm, patience);
    }

    public Plan acts(List<String> acts) {
        return new Plan(lesson, program, engine, settings, acts, repetitions, recorded, interactive, guesses, warm, patience);
    }

    public Plan repetitions(int repetitions) {
        return new Plan(lesson, program, engine, settings, acts, repetitions, recorded, interactive, guesses, warm, patience);
    }

    public Plan recorded(boolean recorded) {
        return new Plan(lesson, program, engine, settings, acts, repetitions, recorded, interactive, guesses, warm, patience);
    }

    public Plan interactive(boolean interactive) {
        return new Plan(lesson, program, engine, settings, acts, repetitions, recorded, interactive, guesses, warm, patience);
    }

    public Plan guesses(Map<String, List<String>> guesses) {
        return new Plan(lesson, program, engine, settings, acts, repetitions, recorded, interactive, guesses, warm, patience);
    }

    public Plan warm(boolean warm) {
        return new Plan(lesson, program, engine, settings, acts, repetitions, recorded, interactive, guesses, warm, patience);
    }

    public Plan patience(Duration patience) {
        return new Plan(lesson, program, engine, settings, acts, repetitions, recorded, interactive, guesses, warm, patience);
    }

    long patienceNanos() {
        return patience.toNanos();
    }

    /// The acts chosen, in the lesson's order, those the engine skips included.
    public List<Act> chosen() {
        return lesson.acts().stream().filter(act -> acts.isEmpty() || acts.contains(act.id())).toList();
    }

    /// Whether an act's threads run under a GIL here.
    public boolean gil(Act act) {
        return engine.gil() && act.gil();
    }
}
