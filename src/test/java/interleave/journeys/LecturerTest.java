package interleave.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Session;
import interleave.run.TapeRecorder;
import interleave.teaching.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A lecturer's hour with a recording, by keys: present, vote twice, stop before the decisive moment, step back, mark a place, compare, and the rehearsed recording when nothing else
/// helps.
class LecturerTest extends Journey {
    @TempDir
    static Path recordings;
    private static Path tape;
    /// While it plays, the clock beside the buttons shows whole tenths of milliseconds.
    private static final double ROUNDED = 1e-4;

    @BeforeAll
    static void record() throws Exception {
        var lesson = Catalog.read().lessons().getFirst();
        var plan = Plan.of(lesson, Engines.built().getFirst()).repetitions(1).warm(false).acts(List.of("one_thread", "two_threads"));
        tape = recordings.resolve("lecture.tape");
        TapeRecorder.write(Session.start(plan.settings(plan.settings().with("iterations", 60_000L))).await(), tape, java.util.Map.of());
    }

    /// The whole screen: the headless platform paints beyond its end for a frame when a smaller window comes back from full screen.
    @Override
    int height() {
        return 1000;
    }

    @Override
    Path tape() {
        return tape;
    }

    private double time() {
        return Double.parseDouble(text("#time").split(" ")[0]);
    }

    private void find(String typed) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        until("the finder is open", () -> shown("#finder-text"));
        robot.interact(() -> robot.lookup("#finder-text").queryAs(TextField.class).setText(typed));
        robot.push(KeyCode.ENTER);
    }

    private void write(String note) throws Exception {
        until("a note is asked for", () -> shown("#bookmark-note"));
        robot.interact(() -> robot.lookup("#bookmark-note").queryAs(TextField.class).setText(note));
        robot.push(KeyCode.ENTER);
        until("it is kept", () -> !shown("#bookmark-note"));
    }

    @Test
    void presentsVotesAsksMarksComparesAndPlaysTheRehearsedRecording() throws Exception {
        until("the recording is open", () -> text("#status-state").equals("recorded") && time() > 0);
        find("this recording the lesson's rehearsed one");

        // The room votes twice; both votes stand beside the answer.
        robot.push(KeyCode.F11);
        until("it is presented", () -> !shown("#run"));
        robot.push(KeyCode.V);
        until("the room can vote", () -> shown("#poll-vote"));
        for (int i = 0; i < 3; i++) robot.push(KeyCode.DIGIT2);
        robot.push(KeyCode.SHIFT, KeyCode.V);
        robot.push(KeyCode.DIGIT3);
        until("both votes are there", () -> shown(".bar.guess.first") && shown(".bar.guess.second"));
        robot.push(KeyCode.V);
        until("the timeline is back", () -> !shown("#poll-vote"));

        // A question of one's own, asked there and then; it stays where it was asked.
        robot.push(KeyCode.V);
        robot.push(KeyCode.SHIFT, KeyCode.A);
        until("it can be written", () -> robot.lookup("#poll-own").query().isFocused());
        robot.interact(() -> robot.lookup("#poll-own").queryAs(TextField.class).setText("Who wins? | the first | the second"));
        robot.push(KeyCode.ENTER);
        until("it is asked", () -> robot.lookup(".poll-answer").queryAll().size() == 2 && shown("#poll-go"));
        robot.push(KeyCode.DIGIT2);
        until("the room has answered", () -> shown(".bar.guess.first"));
        robot.push(KeyCode.RIGHT);
        until("the replay has left it", () -> !shown("#poll-go"));
        robot.push(KeyCode.V);
        until("the pictures are back", () -> !shown("#poll-vote"));

        // An ask point: the replay that comes from before it stops there, and goes on.
        for (int i = 0; i < 6; i++) robot.push(KeyCode.RIGHT);
        double asked = time();
        robot.push(KeyCode.A);
        write("Who runs next?");
        until("the question is shown", () -> shown("#ask-text") && text("#ask-text").equals("Who runs next?"));
        for (int i = 0; i < 3; i++) robot.push(KeyCode.LEFT);
        until("it has stepped back", () -> time() < asked && !shown("#ask-text"));
        robot.push(KeyCode.SPACE);
        until("the replay has stopped at the question", () -> shown("#ask-text") && Math.abs(time() - asked) < ROUNDED);
        robot.push(KeyCode.RIGHT);
        until("it goes on", () -> !shown("#ask-text") && time() > asked - ROUNDED);

        // A bookmark with a note, found again in the list.
        robot.push(KeyCode.B);
        write("the GIL has changed hands");
        robot.push(KeyCode.SHIFT, KeyCode.B);
        until("the list is open", () -> shown("#bookmarks"));
        assertThat(robot.lookup("#bookmarks").queryAs(ListView.class).getItems().size()).isEqualTo(3);
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.ESCAPE);
        until("everything is back", () -> shown("#run"));

        // Another run, beside the recording.
        robot.push(KeyCode.F5);
        until("it is over", () -> {
            if (shown("#skip")) press("#skip");
            return text("#status-state").equals("recorded") && !shown("#cancel");
        });
        robot.push(KeyCode.D);
        until("the recording is offered", () -> shown("#runs") && robot.lookup("#runs").queryAs(ListView.class).getItems().size() == 1);
        robot.push(KeyCode.ENTER);
        until("both are shown", () -> shown("#compare-sentence") && shown("#other-timeline"));
        assertThat(((Label) robot.lookup("#compare-sentence").query()).getText()).contains("“Two threads at once”");
        robot.push(KeyCode.ESCAPE);
        until("it is alone again", () -> !shown("#compare-sentence") && shown("#stage"));

        // One key.
        robot.push(KeyCode.R);
        until("the rehearsed recording plays", () -> robot.lookup("#takes").queryAs(javafx.scene.control.ComboBox.class).getItems().size() == 2 && time() > 0);
        robot.interact(() -> robot.lookup("#run").query().getScene().getWindow().hide());
        window.join(20_000);
        assertThat(Files.readString(preferences)).contains("rehearsed.gil_fundamentals=" + tape).contains("poll.gil_fundamentals.two_threads_time=");
    }
}
