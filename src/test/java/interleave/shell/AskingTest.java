package interleave.shell;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.export.Toolkit;
import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Result;
import interleave.run.ScriptFile;
import interleave.run.Session;
import interleave.teaching.Catalog;
import interleave.teaching.Script;
import interleave.trace.Bookmark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ask points in the window: the replay stands before the decisive moment, the question is shown, and what was measured is not.
class AskingTest {
    private static final Catalog CATALOG = Catalog.read();
    private static Result result;

    @BeforeAll
    static void run() throws Exception {
        Toolkit.start();
        var plan = Plan.of(CATALOG.lessons().getFirst(), Engines.built().getFirst()).repetitions(1).warm(false).acts(List.of("one_thread", "two_threads"));
        result = Session.start(plan.settings(plan.settings().with("iterations", 60_000L))).await();
    }

    private static void with(Function<Desk, Boolean> todo) throws Exception {
        Toolkit.call(() -> {
            var desk = new Desk(CATALOG, Engines.built(), new Memory(Preferences.none()));
            desk.dress(new Scene(desk.root(), 1280, 720), false);
            desk.open(result.plan().lesson().id());
            desk.adopt(result);
            desk.settle(2);
            try {
                return todo.apply(desk);
            } finally {
                desk.close();
            }
        });
    }

    private static boolean shown(Desk desk, String id) {
        return desk.root().lookup(id) != null;
    }

    private static boolean answered(Desk desk) {
        return desk.root().lookupAll(".poll-answer.right").size() == 1;
    }

    @Test
    void stepsAndHandOversStopThereAndTheQuestionStandsAboveThePictures() throws Exception {
        with(desk -> {
            long start = desk.bench().take().history().startNanos(), at = start + 1_000_001;
            desk.bookmarks().add(new Bookmark(at, "Who is next?", Bookmark.Kind.ASK));
            desk.cursor().seek(start);
            desk.settle(1);
            assertThat(shown(desk, "#ask-strip")).isFalse();
            for (int i = 0; i < 100_000 && desk.cursor().time() < at; i++) desk.step(1, false);
            assertThat(desk.cursor().time()).isEqualTo(at);
            desk.settle(1);
            assertThat(((Label) desk.root().lookup("#ask-text")).getText()).isEqualTo("Who is next?");
            desk.step(1, false);
            desk.settle(1);
            assertThat(desk.cursor().time()).isGreaterThan(at);
            assertThat(shown(desk, "#ask-strip")).isFalse();
            desk.cursor().seek(start);
            for (int i = 0; i < 1000 && desk.cursor().time() < at; i++) desk.transport().nextHandOver();
            assertThat(desk.cursor().time()).isEqualTo(at);
            return true;
        });
    }

    @Test
    void withoutANoteTheLessonsQuestionIsVotedOnAndTheAnswerComesAfterwards() throws Exception {
        with(desk -> {
            desk.hall().toggle();
            desk.hall().second(Hall.Second.POLL);
            desk.settle(2);
            assertThat(answered(desk)).as("the run is over").isTrue();
            desk.hall().second(Hall.Second.TIMELINE);
            desk.bookmarks().add(new Bookmark(desk.cursor().time(), "", Bookmark.Kind.ASK));
            desk.settle(2);
            assertThat(shown(desk, "#poll") && shown(desk, "#poll-go")).isTrue();
            assertThat(answered(desk)).isFalse();
            assertThat(shown(desk, "#ask-strip")).as("the question stands with the vote").isFalse();
            desk.poll().raise(2, 12);
            desk.poll().otherVote();
            desk.poll().raise(3, 15);
            desk.poll().close();
            assertThat(desk.cursor().playing()).as("the vote is over: it goes on").isTrue();
            desk.settle(2);
            assertThat(shown(desk, "#poll")).as("what was there before").isFalse();
            desk.hall().poll();
            desk.settle(2);
            assertThat(answered(desk)).isTrue();
            assertThat(desk.root().lookupAll(".bar.guess.first")).isNotEmpty();
            assertThat(desk.root().lookupAll(".bar.guess.second")).isNotEmpty();
            return true;
        });
    }

    @Test
    void aRecordingThatAsksNothingTakesAQuestionThereAndThenAndKeepsItAsAnAskPoint(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("own.py"), "import threading\nfor _ in range(2):\n    t = threading.Thread(target=lambda: sum(range(1000)))\n    t.start()\n    t.join()\n");
        var own = Session.start(Plan.of(ScriptFile.read(file, List.of(), folder), Engines.built().getFirst()).repetitions(1).warm(false)).await();
        with(desk -> {
            desk.scripts().show((Script) own.plan().lesson());
            desk.adopt(own);
            desk.settle(2);
            desk.hall().toggle();
            desk.vote();
            desk.settle(2);
            var field = (TextField) desk.root().lookup("#poll-own");
            field.setText("Who is next?");
            field.fireEvent(new ActionEvent());
            assertThat(shown(desk, "#poll-own")).as("there is no answer yet").isTrue();
            field.setText("Who is next? | the first | the second <b>| nobody");
            field.fireEvent(new ActionEvent());
            desk.settle(2);
            long at = desk.cursor().time();
            assertThat(desk.bookmarks().all()).containsExactly(new Bookmark(at, "Who is next? | the first | the second <b>| nobody", Bookmark.Kind.ASK));
            assertThat(desk.root().lookupAll(".poll-answer")).extracting(node -> ((Label) node).getText()).containsExactly("1  the first", "2  the second <b>", "3  nobody");
            desk.poll().raise(2, 7);
            assertThat(answered(desk)).as("nobody knows").isFalse();
            desk.step(1, false);
            desk.settle(2);
            desk.cursor().seek(at);
            desk.settle(2);
            assertThat(shown(desk, "#poll-go")).as("the ask point offers it again").isTrue();
            assertThat(desk.root().lookupAll(".bar.guess.first")).as("with the room's hands").hasSize(3);
            return true;
        });
    }

    @Test
    void changesAreUndoneOneByOne() throws Exception {
        with(desk -> {
            var mark = Bookmark.mark(desk.cursor().time(), "here");
            desk.bookmarks().add(mark);
            desk.bookmarks().replace(mark, new Bookmark(mark.nanos(), "here", Bookmark.Kind.ASK));
            desk.bookmarks().remove(desk.bookmarks().all().getFirst());
            var undo = desk.commands().get("undo-bookmark");
            undo.run();
            assertThat(desk.bookmarks().all()).containsExactly(new Bookmark(mark.nanos(), "here", Bookmark.Kind.ASK));
            undo.run();
            assertThat(desk.bookmarks().all()).containsExactly(mark);
            undo.run();
            assertThat(desk.bookmarks().all()).isEmpty();
            assertThat(undo.possible()).isFalse();
            return true;
        });
    }
}
