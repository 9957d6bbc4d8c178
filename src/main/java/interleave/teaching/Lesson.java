package interleave.teaching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One lesson: a folder with the program, the texts and a small class that says what can be run, asked and compared. The folder's name is its id.
///
/// A lesson is stateless: every text made from numbers takes the [Evidence] of a run.
public interface Lesson {
    Heading heading();

    /// The same object at every call.
    Content content();

    default String number() {
        return heading().number();
    }

    default String title() {
        return heading().title();
    }

    default String module() {
        return heading().module();
    }

    default int minutes() {
        return heading().minutes();
    }

    default List<Act> acts() {
        return content().acts();
    }

    default List<Knob> knobs() {
        return content().knobs();
    }

    default List<Question> questions() {
        return content().questions();
    }

    default List<Comparison> comparisons() {
        return content().comparisons();
    }

    default List<Check> checks() {
        return content().checks();
    }

    default List<Expectation> expectations() {
        return content().expectations();
    }

    default List<Experiment> experiments() {
        return content().experiments();
    }

    /// The verdict and the teaching points answered from this run: sentences, the most important first; empty before anything is measured.
    List<String> verdict(Evidence evidence);

    /// The metrics that its acts and their points tell ([Returned]), each with what it is and its unit: "startSeconds", "from the call to a worker that answers, s".
    default Map<String, String> metrics() {
        return Map.of();
    }

    /// What this machine can't show, said before the run: sentences.
    default List<String> beforehand(Evidence evidence) {
        return List.of();
    }

    /// The acts most worth seeing after a run, best first; those that were compared come after them.
    default List<String> telling() {
        return List.of();
    }

    /// Knob values for a look in passing: with them every act ends within about half a second and still does all it does at the defaults, only less often.
    /// The others keep their defaults.
    default Map<String, Object> quick() {
        return Map.of();
    }

    /// The website its program talks to, from the knobs of one call; empty where it needs none.
    default Optional<Website> website(Settings settings) {
        return Optional.empty();
    }

    default String id() {
        String folder = getClass().getPackageName();
        return folder.substring(folder.lastIndexOf('.') + 1);
    }

    default Program program() {
        return new Program("lesson.py", text("lesson.py"));
    }

    /// What is read before the run, in Markdown: the problem and the program, no result given away.
    default String notes() {
        return text("notes.md");
    }

    /// For the instructor, in Markdown: typical wrong answers and what to say.
    default String instructor() {
        return text("instructor.md");
    }

    /// The question sheet that prints, in Markdown.
    default String sheet() {
        return text("questions.md");
    }

    /// What the learner is to write; empty where the lesson is no exercise. It is one when its folder has a contract.
    default Optional<Exercise> exercise() {
        if (getClass().getResource("contract.md") == null) return Optional.empty();
        return Optional.of(Exercise.of(text("contract.md"), text("starter.py"), text("hints.md"), text("check.py")));
    }

    default Optional<Act> act(String id) {
        return acts().stream().filter(act -> act.id().equals(id)).findFirst();
    }

    default Optional<Knob> knob(String id) {
        return knobs().stream().filter(knob -> knob.id().equals(id)).findFirst();
    }

    default Optional<Question> question(String id) {
        return questions().stream().filter(question -> question.id().equals(id)).findFirst();
    }

    private String text(String name) {
        try (var in = getClass().getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("Lesson " + id() + " has no " + name + ".");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
