package interleave.run;

import interleave.teaching.Act;
import interleave.teaching.Check;
import interleave.teaching.Comparison;
import interleave.teaching.Content;
import interleave.teaching.Engine;
import interleave.teaching.Evidence;
import interleave.teaching.Heading;
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
    private final Content content = new Content(theActs(), List.of(Knob.integer("size", "Size", "", 1, 1000, 100), Knob.switchInterval()), List.of(theQuestion()),
            List.of(new Comparison("speed-up", "second", "first", settings -> 2, false)), List.of(theCheck()), List.of(), List.of());

    private static List<Act> theActs() {
        return List.of(Act.of("first", "First", "Runs.").warmUp(Map.of("size", 10L)), Act.of("second", "Second", "Runs too.").work(settings -> 2),
                Act.of("elsewhere", "Elsewhere", "Runs on CPython.").only(EnumSet.of(Engine.Kind.CPYTHON), "It needs the real thing."));
    }

    private static Question theQuestion() {
        return new Question("how_long", "second", "first", evidence -> "How long?", List.of(
                new Question.Choice("1", evidence -> "t", "parallel", evidence -> "not parallel"), new Question.Choice("2", evidence -> "2 t", null, evidence -> "right")),
                "× t", evidence -> evidence.seconds("second").isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(2.1), evidence -> "It took 2.1 t.");
    }

    private static Check theCheck() {
        return new Check("no zero", evidence -> evidence.ran("first")
                ? Optional.of(new Check.Finding(evidence.of("first").stream().noneMatch(m -> Long.valueOf(0).equals(m.results().get("value"))), "seen")) : Optional.empty());
    }

    @Override
    public String id() {
        return "small";
    }

    @Override
    public Heading heading() {
        return new Heading("0.1", "Small", "Tests", 1);
    }

    @Override
    public Content content() {
        return content;
    }

    @Override
    public Program program() {
        return new Program("lesson.py", "pass");
    }

    @Override
    public List<String> verdict(Evidence evidence) {
        return List.of();
    }
}
