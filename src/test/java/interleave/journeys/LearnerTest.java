package interleave.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.NotificationPane;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/// A learner's way through lesson 1.1.
class LearnerTest extends Journey {
    /// Generous, as other programs may share the machine: a window that waits for what it runs would answer late most of the time.
    private static final long MOST_BLOCKED_NANOS = 15_000_000_000L, USUALLY_BLOCKED_NANOS = 1_000_000_000L;

    /// Where the cursor is, in seconds, as the transport shows it.
    private double time() {
        return Double.parseDouble(text("#time").split(" ")[0]);
    }

    private CodeArea program() {
        return robot.lookup(".program").queryAs(CodeArea.class);
    }

    @Test
    void readsPredictsRunsSeesChangesBreaksAndRepairs() throws Exception {
        until("every lesson is listed", () -> robot.lookup(".lesson-item").queryAll().size() == 10);

        // Predict and run: the run waits with its question, the guess stands beside the measurement.
        robot.clickOn("#run");
        until("the question is asked", () -> shown("#choice-1_3"));
        press("#choice-1_3");
        until("the run is over", () -> {
            // The other question is skipped.
            if (shown("#skip")) {
                press("#skip");
            }
            return text("#status-state").equals("recorded");
        });
        assertThat(robot.lookup(".bar-name").queryAll().stream().map(node -> ((Label) node).getText())).contains("you said", "measured");
        assertThat(text("#status-dropped")).isEqualTo("0");

        // Replay: a step back moves the time, the card says what was so.
        double before = time();
        robot.interact(() -> program().getScene().getRoot().requestFocus());
        robot.push(KeyCode.RIGHT);
        until("the cursor moves on", () -> time() > before);
        double after = time();
        robot.push(KeyCode.LEFT);
        until("the cursor moves back", () -> time() < after);

        // A knob refuses what isn't allowed, with the sentence that says what is.
        var field = knob("threads");
        robot.interact(() -> {
            field.setText("99");
            field.fireEvent(new javafx.event.ActionEvent());
        });
        until("the knob says what is allowed", () -> robot.lookup("#notices").queryAs(NotificationPane.class).getText().contains("from 1 to 16"));

        // Broken: the message stands at its line. Reset: the lesson's own program again.
        var original = program().getText();
        robot.interact(() -> program().replaceText(0, 0, "def broken(:\n"));
        press("#run");
        until("the message stands at the line", () -> shown(".code-message") && text(".code-message").contains("SyntaxError"));
        assertThat(text("#status-state")).isEqualTo("failed");
        press("#reset");
        assertThat(program().getText()).isEqualTo(original);
        assertThat(shown(".code-message")).isFalse();

        // It runs again, and ends when told to.
        press("#run");
        until("it runs again", () -> shown("#cancel"));
        press("#cancel");
        until("it is cancelled", () -> text("#status-state").equals("cancelled"));
        var late = blocked.stream().sorted().toList();
        assertThat(late.getLast()).isLessThan(MOST_BLOCKED_NANOS);
        assertThat(late.get(late.size() / 2)).isLessThan(USUALLY_BLOCKED_NANOS);

        robot.interact(() -> robot.lookup("#run").query().getScene().getWindow().hide());
        window.join(20_000);
        assertThat(Files.readString(preferences)).contains("progress.gil_fundamentals=done").contains("guess.gil_fundamentals.").contains("=1.3")
                .contains("knob.gil_fundamentals.iterations=3000").doesNotContain("program.gil_fundamentals");
    }
}
