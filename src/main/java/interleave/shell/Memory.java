package interleave.shell;

import interleave.reading.Poll;
import interleave.run.Plan;
import interleave.teaching.Lesson;
import interleave.teaching.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is remembered of the learner, lesson by lesson, in the [Preferences]: knobs, an edited program, guesses, progress. Values that a lesson no longer
/// allows count as not there.
final class Memory {
    private static final int MOST_NAMED = 8;
    private final Preferences preferences;

    Memory(Preferences preferences) {
        this.preferences = preferences;
    }

    Preferences preferences() {
        return preferences;
    }

    /// How long a program that can't go on may stand before it is ended.
    Duration patience() {
        return Duration.ofSeconds(Math.round(preferences.get("deadlock.seconds", 1, 86_400, Plan.PATIENCE.toSeconds())));
    }

    String lesson() {
        return preferences.get("lesson", "");
    }

    void lesson(String id) {
        preferences.put("lesson", id);
    }

    String engine() {
        return preferences.get("engine", "model");
    }

    void engine(String id) {
        preferences.put("engine", id);
    }

    /// The path of the CPython used last, or "".
    String interpreter() {
        return preferences.get("engine.path", "");
    }

    void interpreter(String path) {
        preferences.put("engine.path", path);
    }

    /// Paths of interpreters that the learner named.
    List<String> interpreters() {
        return java.util.Arrays.stream(preferences.get("engine.named", "").split("\n")).filter(path -> !path.isBlank()).toList();
    }

    /// Keeps the last few.
    void addInterpreter(String path) {
        var all = new ArrayList<>(interpreters());
        all.remove(path);
        all.add(path);
        preferences.put("engine.named", String.join("\n", all.subList(Math.max(0, all.size() - MOST_NAMED), all.size())));
    }

    /// The engine that programs of the user's own ran on last; "" where none was chosen.
    String scriptEngine() {
        return preferences.get("script.engine", "");
    }

    void scriptEngine(String id) {
        preferences.put("script.engine", id);
    }

    /// Files of programs of the user's own, the one opened last first.
    List<String> scripts() {
        return java.util.Arrays.stream(preferences.get("script.recent", "").split("\n")).filter(path -> !path.isBlank()).toList();
    }

    void scripts(List<String> paths) {
        preferences.put("script.recent", String.join("\n", paths));
    }

    String program(Lesson lesson) {
        return preferences.get("program." + lesson.id(), lesson.program().source());
    }

    void program(Lesson lesson, String source) {
        if (source.equals(lesson.program().source())) {
            preferences.remove("program." + lesson.id());
        } else {
            preferences.put("program." + lesson.id(), source);
        }
    }

    /// The learner's own file for an exercise.
    String solution(Lesson lesson) {
        return preferences.get("solution." + lesson.id(), lesson.exercise().map(exercise -> exercise.starter().source()).orElse(""));
    }

    void solution(Lesson lesson, String source) {
        preferences.put("solution." + lesson.id(), source);
    }

    Settings settings(Lesson lesson) {
        var settings = Settings.defaults(lesson.knobs());
        for (var knob : lesson.knobs()) {
            try {
                settings = settings.with(knob.id(), knob.parse(preferences.get("knob." + lesson.id() + "." + knob.id(), "")));
            } catch (IllegalArgumentException none) {
                // Not kept, or no longer allowed: the default.
            }
        }
        return settings;
    }

    void settings(Lesson lesson, Settings settings) {
        for (var knob : lesson.knobs()) {
            var value = settings.values().get(knob.id());
            if (knob.initial().equals(value)) {
                preferences.remove("knob." + lesson.id() + "." + knob.id());
            } else {
                preferences.put("knob." + lesson.id() + "." + knob.id(), String.valueOf(value));
            }
        }
    }

    Map<String, List<String>> guesses(Lesson lesson) {
        var guesses = new LinkedHashMap<String, List<String>>();
        for (var question : lesson.questions()) {
            var given = new ArrayList<String>();
            for (var guess : preferences.get("guess." + lesson.id() + "." + question.id(), "").split("\\|")) {
                try {
                    if (!guess.isBlank() && given.size() < 2) {
                        given.add(question.parse(guess));
                    }
                } catch (IllegalArgumentException none) {
                    // No answer to this question any more.
                }
            }
            if (!given.isEmpty()) {
                guesses.put(question.id(), List.copyOf(given));
            }
        }
        return guesses;
    }

    void guesses(Lesson lesson, Map<String, List<String>> guesses) {
        for (var question : lesson.questions()) {
            var given = guesses.getOrDefault(question.id(), List.of());
            if (given.isEmpty()) {
                preferences.remove("guess." + lesson.id() + "." + question.id());
            } else {
                preferences.put("guess." + lesson.id() + "." + question.id(), String.join("|", given));
            }
        }
    }

    /// What rooms voted in this lesson, by question.
    Map<String, Poll> polls(Lesson lesson) {
        var polls = new LinkedHashMap<String, Poll>();
        for (var question : lesson.questions()) {
            var poll = Poll.read(preferences.get("poll." + lesson.id() + "." + question.id(), ""));
            if (poll.any()) {
                polls.put(question.id(), poll);
            }
        }
        return polls;
    }

    void poll(Lesson lesson, String question, Poll poll) {
        if (poll.any()) {
            preferences.put("poll." + lesson.id() + "." + question, poll.text());
        } else {
            preferences.remove("poll." + lesson.id() + "." + question);
        }
    }

    /// The recording a lecturer has rehearsed a lesson with; empty where there is none.
    String rehearsed(Lesson lesson) {
        return preferences.get("rehearsed." + lesson.id(), "");
    }

    /// @param tape a file; empty: none any more
    void rehearsed(Lesson lesson, String tape) {
        if (tape.isEmpty()) {
            preferences.remove("rehearsed." + lesson.id());
        } else {
            preferences.put("rehearsed." + lesson.id(), tape);
        }
    }

    Navigator.Progress progress(String lesson) {
        return switch (preferences.get("progress." + lesson, "")) {
            case "begun" -> Navigator.Progress.BEGUN;
            case "done" -> Navigator.Progress.DONE;
            default -> Navigator.Progress.NONE;
        };
    }

    void begun(Lesson lesson) {
        if (progress(lesson.id()) == Navigator.Progress.NONE) {
            preferences.put("progress." + lesson.id(), "begun");
        }
    }

    void done(Lesson lesson) {
        preferences.put("progress." + lesson.id(), "done");
    }
}
