package interleave.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// A learner conducts lesson 3.1 by hand to a lost update, takes it back and takes the other way, runs by a schedule, searches and watches.
class ConductTest extends Journey {
    private String spoken(String query) {
        return robot.lookup(query).query().getAccessibleText();
    }

    /// The operations of the schedule, as a screen reader tells them.
    private List<String> tiles() {
        return robot.lookup(".podium-spot").queryAll().stream().filter(node -> node.isVisible() && String.valueOf(node.getId()).startsWith("tile-")).map(Node::getAccessibleText).toList();
    }

    private boolean last(String words) {
        var done = tiles().stream().filter(tile -> !tile.contains(", to come")).toList();
        return !done.isEmpty() && done.getLast().contains(words);
    }

    private void key(KeyCode code) {
        robot.interact(() -> robot.lookup("#podium").query().requestFocus());
        robot.push(code);
    }

    private String schedule() {
        return robot.lookup("#conduct-schedule").queryAs(TextField.class).getText();
    }

    private void type(String schedule) {
        robot.interact(() -> {
            var field = robot.lookup("#conduct-schedule").queryAs(TextField.class);
            field.requestFocus();
            field.setText(schedule);
            field.fireEvent(new javafx.event.ActionEvent());
        });
    }

    @Test
    void losesAnUpdateTakesItBackReplaysSearchesAndWatches() throws Exception {
        until("lessons are listed", () -> !robot.lookup(".lesson-item").queryAll().isEmpty());
        robot.interact(() -> robot.lookup(".lesson-item").queryAll().stream().map(node -> (ToggleButton) node).filter(item -> item.getText().endsWith("Thread safety")).findFirst().orElseThrow().fire());
        windowKey(KeyCode.K);
        until("the threads stand at their first lines", () -> last("B begins") && spoken("#player-1").startsWith("A, line "));

        // By key, by click, by key: both read, A writes; what B has read is stale.
        key(KeyCode.A);
        until("A has read", () -> last("A get → 0"));
        robot.clickOn("#player-2");
        until("B has read", () -> last("B get → 0"));
        key(KeyCode.DIGIT1);
        until("A has written", () -> last("A set(1)"));
        until("B's copy is stale", () -> spoken("#player-2").contains("stale"));
        key(KeyCode.B);
        until("B has overwritten it", () -> last("B set(1), with a warning"));
        var lost = schedule();
        assertThat(lost).isNotEmpty();

        // Three steps back, and the other way: B goes on only after A.
        for (int back = 3; back > 0; back--) {
            int coming = 4 - back;
            key(KeyCode.LEFT);
            until("a step back", () -> tiles().stream().filter(tile -> tile.contains(", to come")).count() == coming);
        }
        key(KeyCode.A);
        until("A has written first", () -> last("A set(1)"));
        key(KeyCode.B);
        until("B has read what A wrote", () -> last("B get → 1"));
        key(KeyCode.B);
        until("nothing is lost", () -> last("B set(2)"));

        // The schedule from before, typed; one that can't be is refused with a sentence and changes nothing.
        type(lost);
        until("it is lost again", () -> last("B set(1), with a warning"));
        assertThat(schedule()).isEqualTo(lost);
        type("0,zero");
        until("what is typed is refused", () -> schedule().equals(lost));

        // Search and watch.
        key(KeyCode.HOME);
        until("at the beginning", () -> tiles().stream().noneMatch(tile -> tile.contains("set(")));
        press("#conduct-search");
        until("the search has found one", () -> shown("#conduct-watch") && text("#conduct-progress").contains("schedules tried. The shortest that fails has 1 preemption"));
        press("#conduct-watch");
        until("its steps are to come", () -> tiles().stream().anyMatch(tile -> tile.contains(", to come")));
        for (int i = 0; i < 40 && tiles().stream().anyMatch(tile -> tile.contains(", to come")); i++) {
            var before = tiles();
            key(KeyCode.RIGHT);
            until("a step on", () -> !tiles().equals(before));
        }
        assertThat(tiles()).anyMatch(tile -> tile.contains("with a warning"));

        // The repaired program: none fails.
        robot.interact(() -> {
            var acts = robot.lookup("#conduct-act").queryComboBox();
            acts.getSelectionModel().selectLast();
        });
        until("the repaired program stands there", () -> last("B begins") && !shown("#conduct-progress"));
        press("#conduct-search");
        until("none fails", () -> text("#conduct-progress").startsWith("None of ") && text("#conduct-progress").endsWith("all up to the bound of preemptions were tried."));

        robot.push(KeyCode.ESCAPE);
        until("the run's pictures are back", () -> shown("#stage") && !shown("#podium"));
        assertThat(robot.lookup("#conduct-restart").tryQueryAs(Button.class).filter(Node::isVisible).map(Node::getScene)).isEmpty();
    }

    /// A key for the window, wherever the focus is.
    private void windowKey(KeyCode code) {
        robot.interact(() -> robot.lookup("#stage").query().requestFocus());
        robot.push(code);
    }
}
