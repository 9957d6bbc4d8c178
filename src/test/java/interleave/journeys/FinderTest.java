package interleave.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Without the mouse: everything is found by typing some of its letters.
class FinderTest extends Journey {
    private void find(String typed) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        until("the finder is open", () -> shown("#finder-text"));
        robot.interact(() -> robot.lookup("#finder-text").queryAs(TextField.class).setText(typed));
    }

    @Test
    void goesToALessonTurnsAKnobAndAsksForTheKeysByTyping() throws Exception {
        find("thr saf");
        robot.push(KeyCode.ENTER);
        until("the lesson is open", () -> text(".crumb-lesson").equals("Thread safety"));
        assertThat(shown("#finder-text")).isFalse();

        find("gil fund");
        robot.push(KeyCode.ENTER);
        until("the lesson is open", () -> text(".crumb-lesson").equals("GIL fundamentals"));

        // Choosing a knob goes on with its value.
        find("threads:");
        robot.push(KeyCode.ENTER);
        until("the knob's name stands there", () -> robot.lookup("#finder-text").queryAs(TextField.class).getText().equals("Threads "));
        robot.interact(() -> robot.lookup("#finder-text").queryAs(TextField.class).appendText("3"));
        robot.push(KeyCode.ENTER);
        var threads = knob("threads");
        until("the knob is turned", () -> threads.getText().equals("3"));
        if (threads.getScene() != robot.lookup("#run").query().getScene()) press("#more-knobs"); // its list would take the keys

        find("keys");
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.UP);
        robot.push(KeyCode.ENTER);
        until("the keys are shown", () -> shown("#key-sheet"));
        robot.push(KeyCode.ESCAPE);
        until("they are gone", () -> !shown("#key-sheet"));

        find("no such thing at all");
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.ESCAPE);
        until("the finder is closed", () -> !shown("#finder-text"));
    }
}
