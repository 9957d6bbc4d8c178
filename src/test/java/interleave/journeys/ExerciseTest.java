package interleave.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import javafx.scene.control.Label;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/// A learner's way through exercise E1: what was begun is held against the contract, then what is right.
class ExerciseTest extends Journey {
    private static final String RIGHT = """
        import heapq
        import itertools
        import threading

        class Closed(Exception):
            pass

        class Full(Exception):
            pass

        class TaskQueue:
            def __init__(self, limit=None):
                self.limit, self.heap, self.open = limit, [], True
                self.order = itertools.count()
                self.news = threading.Condition()

            def put(self, priority, task):
                with self.news:
                    if not self.open: raise Closed()
                    if self.limit is not None and len(self.heap) >= self.limit: raise Full()
                    heapq.heappush(self.heap, (priority, next(self.order), task))
                    self.news.notify()

            def get(self):
                with self.news:
                    while self.open and not self.heap: self.news.wait()
                    if not self.heap: raise Closed()
                    return heapq.heappop(self.heap)[-1]

            def close(self):
                with self.news:
                    self.open = False
                    self.news.notify_all()

            def __len__(self):
                with self.news: return len(self.heap)
        """;

    private CodeArea solution() {
        return robot.lookup("#solution").queryAs(CodeArea.class);
    }

    private void write(String program) {
        robot.interact(() -> solution().replaceText(program));
    }

    private boolean said(String words) {
        return robot.lookup("#found .section-title").queryAll().stream().anyMatch(node -> ((Label) node).getText().matches(words));
    }

    private long marks(String kind) {
        return robot.lookup("#found .check-mark").queryAll().stream().filter(node -> node.getStyleClass().contains(kind)).count();
    }

    @Test
    void checksTheStarterAsksForAHintBreaksItAndGetsItRight() throws Exception {
        until("the exercises are listed", () -> robot.lookup("#lesson-task_queue").tryQuery().isPresent());
        press("#lesson-task_queue");
        until("the exercise is open", () -> shown("#solution") && solution().getText().contains("class TaskQueue"));
        var starter = solution().getText();

        press("#check");
        until("the starter falls short", () -> said("[1-7] of 8 checks held"));
        until("each check has its mark", () -> marks("bad") + marks("ok") == 8 && marks("bad") > 0 && marks("ok") > 0);

        press("#hint");
        until("one hint is shown", () -> text("#hint").startsWith("Next hint (1 of"));

        write("def broken(:\n");
        press("#check");
        until("it can't be checked", () -> said("Your file can't be checked"));
        assertThat(text(".code-message")).contains("SyntaxError");
        press("#starter");
        assertThat(solution().getText()).isEqualTo(starter);

        write(RIGHT);
        press("#check");
        until("all is held", () -> said("8 of 8 checks held"));
        until("each has the good one", () -> marks("ok") == 8 && marks("bad") == 0);

        robot.interact(() -> solution().getScene().getWindow().hide());
        window.join(20_000);
        assertThat(Files.readString(preferences)).as("what was written is kept").contains("itertools");
    }
}
