package interleave.reading;

import interleave.teaching.Evidence;
import interleave.teaching.Question;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The questions of a lesson: the one the run waits with, the ones answered with the reply the run gave, and a second answer after the first.
final class PredictPage extends VBox {
    private final Reading.Answers answers;
    private @Nullable Question asked;

    PredictPage(Reading.Answers answers) {
        this.answers = answers;
        getStyleClass().add("reading-page");
    }

    /// @param asked   the question the run waits with; null if it waits with none
    /// @param guesses by question, one or two each
    void show(List<Question> questions, @Nullable Question asked, Map<String, List<String>> guesses, Evidence evidence) {
        this.asked = asked;
        getChildren().clear();
        if (asked != null) {
            getChildren().add(question(asked, guesses.getOrDefault(asked.id(), List.of()), evidence));
        }
        for (var question : questions) {
            var given = guesses.getOrDefault(question.id(), List.of());
            if (question != asked && (evidence.ran(question.before()) || !given.isEmpty()) && answerable(question, evidence)) {
                if (!getChildren().isEmpty()) {
                    getChildren().add(rule());
                }
                getChildren().add(question(question, given, evidence));
            }
        }
        if (getChildren().isEmpty()) {
            getChildren().add(new Prose("muted").markdown(questions.isEmpty() ? "This lesson asks nothing."
                    : "Nothing is asked yet. Press **Run**: once the first acts have shown their time, the run waits here with a question. You can skip it."));
        }
    }

    int choices() {
        return asked == null ? 0 : asked.choices().size();
    }

    void choose(int choice) {
        if (asked != null && choice <= asked.choices().size()) {
            answers.answer(asked, asked.choices().get(choice - 1).id());
        }
    }

    private static boolean answerable(Question question, Evidence evidence) {
        return question.baseline() == null || evidence.ran(question.baseline());
    }

    private Node question(Question question, List<String> given, Evidence evidence) {
        var box = new VBox(9);
        boolean measured = evidence.ran(question.before());
        box.getChildren().add(new Prose().markdown("## " + question.ask().apply(evidence)));
        boolean open = question == asked || given.size() < 2;
        for (var choice : question.choices()) {
            var button = new Button(choice.label().apply(evidence));
            button.setMnemonicParsing(false); // "__main__" is a name
            button.getStyleClass().setAll("button", "choice");
            button.setId("choice-" + choice.id().replace('.', '_'));
            button.setMaxWidth(Double.MAX_VALUE);
            button.setWrapText(true);
            button.setDisable(!open);
            if (given.contains(choice.id())) {
                button.getStyleClass().add("chosen");
            }
            button.setOnAction(event -> answers.answer(question, choice.id()));
            box.getChildren().add(button);
        }
        if (open && question.numeric()) {
            box.getChildren().add(number(question));
        }
        if (question == asked) {
            var skip = new Button("Skip this question");
            skip.getStyleClass().setAll("button", "plain-button");
            skip.setId("skip");
            skip.setOnAction(event -> answers.skip(question));
            box.getChildren().add(skip);
        } else if (measured && !given.isEmpty()) {
            box.getChildren().add(new Prose().markdown(question.reply(given.getLast(), evidence) + "\n\n" + question.sentence().apply(evidence)));
            if (given.size() == 1) {
                box.getChildren().add(new Prose("muted").markdown("You can answer once more; both answers are kept."));
            }
        } else if (!given.isEmpty()) {
            box.getChildren().add(new Prose("muted").markdown("Kept: the answer comes when the act has run."));
        }
        return box;
    }

    private Node number(Question question) {
        var field = new TextField();
        field.setPromptText("another number, " + question.unit());
        field.setId("guess-number");
        field.setAccessibleText("Another number, " + question.unit());
        var refused = new Label();
        refused.getStyleClass().add("bar-name");
        refused.setWrapText(true);
        refused.setManaged(false);
        field.setOnAction(event -> {
            try {
                answers.answer(question, question.parse(field.getText()));
            } catch (IllegalArgumentException not) {
                refused.setText(not.getMessage());
                refused.setManaged(true);
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        return new VBox(4, new HBox(field), refused);
    }

    static Region rule() {
        var rule = new Region();
        rule.getStyleClass().add("section-rule");
        return rule;
    }
}
