package interleave.run;

import interleave.teaching.Act;
import interleave.teaching.Check;
import interleave.teaching.Comparison;
import interleave.teaching.Engine;
import interleave.teaching.Evidence;
import interleave.teaching.Expectation;
import interleave.teaching.Experiment;
import interleave.teaching.Knob;
import interleave.teaching.Lesson;
import interleave.teaching.Program;
import interleave.teaching.Question;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// A lesson for tests: `first`, `second` (twice the work), `elsewhere` (not on the model).
class SmallLesson implements Lesson {
    private final List<Act> acts = List.of(Act.of("first", "First", "Runs.").warmUp(Map.of("size", 10L)),
            Act.of("second", "Second", "Runs too.").work(settings -> 2), Act.of("elsewhere", "Elsewhere", "Runs on CPython.")
                    .only(EnumSet.of(Engine.Kind.CPYTHON), "It needs the real thing."));

    @Override
    public String id() {
        return "small";
    }

    @Override
    public String number() {
        return "0.1";
    }

    @Override
    public String title() {
        return "Small";
    }

    @Override
    public String module() {
        return "Tests";
    }

    @Override
    public int minutes() {
        return 1;
    }

    @Override
    public Program program() {
        return new Program("lesson.py", "pass");
    }

    @Override
    public List<Act> acts() {
        return acts;
    }

    @Override
    public List<Knob> knobs() {
        return List.of(Knob.integer("size", "Size", "", 1, 1000, 100), Knob.switchInterval());
    }

    @Override
    public List<Question> questions() {
        return List.of(new Question("how_long", "second", "first", evidence -> "How long?", List.of(
                new Question.Choice("1", evidence -> "t", "parallel", evidence -> "not parallel"), new Question.Choice("2", evidence -> "2 t", null, evidence -> "right")),
                "× t", evidence -> evidence.seconds("second").isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(2.1), evidence -> "It took 2.1 t."));
    }

    @Override
    public List<Comparison> comparisons() {
        return List.of(new Comparison("speed-up", "second", "first", settings -> 2, false));
    }

    @Override
    public List<Check> checks() {
        return List.of(new Check("no zero", evidence -> evidence.ran("first")
                ? Optional.of(new Check.Finding(evidence.of("first").stream().noneMatch(m -> Long.valueOf(0).equals(m.results().get("value"))), "seen")) : Optional.empty()));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of();
    }

    @Override
    public List<Experiment> experiments() {
        return List.of();
    }

    @Override
    public List<String> verdict(Evidence evidence) {
        return List.of();
    }
}
