package interleave.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Test;

/// A learner takes away the way out of lesson 3.2's deadlock: who waits for whom stands beside the picture while the deadlock stands, until the run is stopped, and after.
class StandstillTest extends Journey {
    /// It stands until it is stopped.
    @Override
    String remembered() {
        return "deadlock.seconds=3600\nlesson=thread_pool\n";
    }

    @Test
    void theCircleStandsUpWhileTheDeadlockStandsAndStaysWhenItIsStopped() throws Exception {
        robot.interact(() -> robot.lookup("#reading").queryAs(TabPane.class).getTabs().stream().filter(tab -> tab.getText().equals("Result")).findFirst()
            .ifPresent(tab -> tab.getTabPane().getSelectionModel().select(tab)));
        until("the experiment is offered", () -> shown("#experiment-no_way_out"));
        assertThat(shown("#wait-for")).isFalse();

        press("#experiment-no_way_out");
        until("it runs", () -> text("#status-state").startsWith("live"));
        until("the circle is named, while it runs", () -> shown("#wait-for") && text("#status-state").startsWith("live"));
        assertThat(text("#wait-for-sentence")).startsWith("Deadlock: ").contains("Booking waits at line ").contains("for the lock \"log\", which Audit holds since line ")
            .contains("Audit waits at line ").contains("for the lock \"accounts\", which Booking holds since line ");
        assertThat(robot.lookup("#wait-for").query().getAccessibleText()).isEqualTo(text("#wait-for-sentence"));

        press("#cancel");
        until("it is cancelled", () -> text("#status-state").equals("cancelled"));
        until("it still says why", () -> shown("#wait-for") && text("#wait-for-sentence").startsWith("Deadlock: "));
    }
}
