package interleave.reading;

import interleave.teaching.Check;
import interleave.teaching.Evidence;
import interleave.teaching.Expectation;
import interleave.teaching.Experiment;
import interleave.teaching.Lesson;
import interleave.teaching.Question;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// What came of a run: the guess laid over the measurement, the verdict in sentences, what was checked, and what to try next.
final class ResultPage extends VBox {
    private final Reading.Requests requests;
    private final VBox failure = new VBox(6);
    private final VBox body = new VBox(10);
    private List<Reading.Discovery> discoveries = List.of();

    ResultPage(Reading.Requests requests) {
        this.requests = requests;
        getStyleClass().add("reading-page");
        getChildren().addAll(failure, body);
    }

    /// A run that ended by an error: its traceback as Python prints it.
    void failed(String sentence, String traceback) {
        failure.getChildren().setAll(title("The run failed"), new Prose().markdown(sentence), box(new Prose("output").plain(traceback)));
    }

    void show(Lesson lesson, Map<String, List<String>> guesses, Evidence evidence) {
        body.getChildren().clear();
        predictions(lesson, guesses, evidence);
        var verdict = lesson.verdict(evidence);
        if (!verdict.isEmpty()) {
            separate();
            body.getChildren().add(new Prose().markdown("**" + verdict.getFirst() + "**"));
            verdict.stream().skip(1).forEach(sentence -> body.getChildren().add(new Prose().markdown(sentence)));
        }
        schedules(lesson, evidence);
        checks(lesson, evidence);
        discovered();
        if (body.getChildren().isEmpty() && failure.getChildren().isEmpty()) {
            body.getChildren().add(new Prose("muted").markdown("Nothing is measured yet. Press **Run**."));
        }
        if (!lesson.experiments().isEmpty()) {
            separate();
            body.getChildren().addAll(title("Try next"), experiments(lesson.experiments()));
        }
    }

    /// Before a run: what the last one left is gone.
    void clear() {
        failure.getChildren().clear();
    }

    private void predictions(Lesson lesson, Map<String, List<String>> guesses, Evidence evidence) {
        for (var question : lesson.questions()) {
            var given = guesses.getOrDefault(question.id(), List.of());
            if (given.isEmpty() || !evidence.ran(question.before())) {
                continue;
            }
            separate();
            body.getChildren().addAll(title("Your prediction"), new Prose("muted").markdown(question.ask().apply(evidence)));
            var measured = question.measured().apply(evidence);
            if (question.numeric() && measured.isPresent()) {
                body.getChildren().add(bars(question, given, measured.getAsDouble()));
            } else {
                for (var guess : given) {
                    var label = question.choice(guess).map(choice -> choice.label().apply(evidence)).orElse(guess);
                    body.getChildren().add(new Prose().markdown("You said: **" + label + "**"));
                }
            }
            body.getChildren().add(new Prose().markdown(question.reply(given.getLast(), evidence)));
        }
    }

    private static Node bars(Question question, List<String> given, double measured) {
        var bars = new GuessBars();
        var unit = question.unit().startsWith("×") ? " ×" : question.unit().isEmpty() ? "" : " " + question.unit();
        for (int i = 0; i < given.size(); i++) {
            bars.add(i == 0 ? "you said" : "then", Double.parseDouble(given.get(i)), unit, GuessBars.Kind.GUESS);
        }
        bars.add("measured", measured, unit, GuessBars.Kind.MEASURED);
        return bars;
    }

    /// What a search has found can be gone through; where it found nothing one can look for oneself.
    private void schedules(Lesson lesson, Evidence evidence) {
        var flow = new FlowPane(8, 8);
        for (var act : lesson.acts()) {
            if (act.search() == null || evidence.typical(act.id()).isEmpty()) continue;
            var results = evidence.typical(act.id()).get().results();
            boolean found = Boolean.TRUE.equals(results.get("found"));
            var button = button((found ? "Watch the schedule that fails: " : "Conduct it yourself: ") + act.brief(), "watch-" + act.id(),
                found ? "Step by step: " + act.purpose() : "You choose which thread moves: " + act.purpose());
            button.setOnAction(event -> requests.conduct(act, found ? String.valueOf(results.get("schedule")) : null));
            flow.getChildren().add(button);
        }
        if (flow.getChildren().isEmpty()) return;
        separate();
        body.getChildren().addAll(title("Schedules"), flow);
    }

    private static Button button(String text, String id, String tip) {
        var button = new Button(text);
        button.setMnemonicParsing(false); // "__main__" is a name
        button.getStyleClass().setAll("button", "plain-button");
        button.setId(id);
        button.setTooltip(new Tooltip(tip));
        return button;
    }

    /// What was found in the recordings; shown with the next [#show].
    void found(List<Reading.Discovery> found) {
        discoveries = List.copyOf(found);
    }

    private void discovered() {
        if (discoveries.isEmpty()) return;
        separate();
        body.getChildren().add(title("Found in the recording"));
        for (var each : discoveries) {
            var mark = switch (each.kind()) {
                case "error" -> "✗";
                case "warning" -> "!";
                default -> "·";
            };
            var go = new Button(each.where().isEmpty() ? "Show the moment" : each.where());
            go.setMnemonicParsing(false);
            go.getStyleClass().setAll("button", "plain-button", "moment");
            go.setAccessibleText("Show the moment of: " + each.name());
            go.setTooltip(new javafx.scene.control.Tooltip("Move the cursor to this moment"));
            go.setOnAction(event -> each.go().run());
            var text = new VBox(4, line(mark, each.kind().equals("error") ? "bad" : "open", "**" + Reading.escaped(each.name()) + "** – " + Reading.escaped(each.sentence())), go);
            text.getStyleClass().add("discovery");
            body.getChildren().add(text);
        }
    }

    private void checks(Lesson lesson, Evidence evidence) {
        var box = new VBox(4);
        for (var check : lesson.checks()) {
            check.test().apply(evidence).ifPresent(finding -> box.getChildren().add(checked(check, finding)));
        }
        for (var expectation : lesson.expectations()) {
            expectation.test().apply(evidence).ifPresent(seen -> box.getChildren().add(expected(expectation, seen)));
        }
        if (!box.getChildren().isEmpty()) {
            separate();
            body.getChildren().addAll(title("Checked in this run"), box);
        }
    }

    private static Node checked(Check check, Check.Finding finding) {
        return line(finding.ok() ? "✓" : "✗", finding.ok() ? "ok" : "bad", "**" + check.name() + "** – " + finding.detail());
    }

    private static Node expected(Expectation expectation, Expectation.Observation seen) {
        boolean all = seen.held() == seen.trials();
        return line(all ? "✓" : "~", all ? "ok" : "open", String.format(Locale.ROOT, "**%s** – %s (%d of %d)", expectation.name(), seen.observed(),
                seen.held(), seen.trials()));
    }

    static Node line(String mark, String kind, String text) {
        var label = new Label(mark);
        label.getStyleClass().addAll("check-mark", kind);
        BorderPane.setAlignment(label, Pos.TOP_LEFT);
        return new BorderPane(new Prose().markdown(text), null, null, null, label); // an HBox would ask how high the text is at its preferred width
    }

    private Node experiments(List<Experiment> experiments) {
        var flow = new FlowPane(8, 8);
        for (var experiment : experiments) {
            var button = button(experiment.title(), "experiment-" + experiment.id(), experiment.sentence());
            button.setOnAction(event -> requests.experiment(experiment));
            flow.getChildren().add(button);
        }
        return flow;
    }

    private void separate() {
        if (!body.getChildren().isEmpty()) {
            body.getChildren().add(PredictPage.rule());
        }
    }

    static Label title(String text) {
        var label = new Label(text);
        label.getStyleClass().add("section-title");
        return label;
    }

    static Node box(Node content) {
        var box = new VBox(content);
        box.getStyleClass().add("output-box");
        return box;
    }
}
