package interleave.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.tape.UnreadableTape;
import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import interleave.world.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A run that went onto a tape while it ran comes back as the same run.
class TapedRunTest {
    private static final Catalog CATALOG = Catalog.read();

    @TempDir
    Path folder;

    private Result recorded(String lesson, List<String> acts, Path file, int repetitions) throws IOException, InterruptedException {
        var chosen = CATALOG.lessons().stream().filter(each -> each.id().equals(lesson)).findFirst().orElseThrow();
        var plan = Plan.of(chosen, Engines.of(Engine.Kind.MODEL).orElseThrow()).acts(acts).repetitions(repetitions).warm(false);
        plan = plan.settings(plan.settings().with(chosen.quick()));
        if (lesson.equals("gil_fundamentals")) plan = plan.guesses(Map.of("two_threads_time", List.of("1.3", "2")));
        var session = Session.start(plan);
        var tape = TapeRecorder.start(session, file);
        var result = session.await();
        tape.finish(result);
        assertThat(tape.failure()).isNull();
        return result;
    }

    @ParameterizedTest
    @CsvSource({"gil_fundamentals, one_thread two_threads, 3", "thread_pool, normal deadlock, 1", "profiling, deterministic sampled, 1", "multiprocessing, pool, 1"})
    void theSameTakesVerdictsAndJsonComeBack(String lesson, String acts, int repetitions) throws Exception {
        var file = folder.resolve("run.tape");
        var before = recorded(lesson, List.of(acts.split(" ")), file, repetitions);
        var taped = TapedRun.open(file, CATALOG);
        assertThat(taped.truncated()).isFalse();
        assertThat(differences(java.util.Objects.requireNonNull(taped.json()), ResultJson.of(before))).as("the JSON written then").isEmpty();
        var after = taped.result();
        assertThat(differences(ResultJson.of(after), ResultJson.of(before))).as("JSON made anew from what was recorded").isEmpty();
        assertThat(after.sentences()).isEqualTo(before.sentences());
        assertThat(after.exitStatus()).isEqualTo(before.exitStatus());
        for (int i = 0; i < before.status().takes().size(); i++) {
            Take was = before.status().takes().get(i), is = after.status().takes().get(i);
            assertThat(is.execution().trace().size()).isEqualTo(was.execution().trace().size());
            assertThat(is.ledger()).isEqualTo(Ledger.of(was.execution().trace(), was.cast()));
            assertThat(is.output()).isEqualTo(was.output());
            assertThat(is.series().read().size()).isEqualTo(was.series().read().size());
            assertThat(is.execution().profile()).isEqualTo(was.execution().profile());
        }
    }

    private static List<String> differences(ObjectNode is, ObjectNode was) {
        var differences = new java.util.ArrayList<String>();
        compare("", is, was, differences);
        return differences;
    }

    private static void compare(String where, JsonNode is, JsonNode was, List<String> differences) {
        if (is.isContainer() && was.isContainer() && is.size() == was.size()) {
            if (is.isArray()) for (int i = 0; i < is.size(); i++) compare(where + "/" + i, is.get(i), was.get(i), differences);
            else for (var name : was.propertyNames()) compare(where + "/" + name, is.path(name), was.get(name), differences);
        } else if (!is.toString().equals(was.toString())) {
            differences.add(where + ": " + is + " instead of " + was);
        }
    }

    @Test
    void whatWasWholeWhenTheWriterDiedIsShownAsACutOffRun() throws Exception {
        var file = folder.resolve("run.tape");
        recorded("gil_fundamentals", List.of("one_thread", "two_threads"), file, 1);
        var bytes = Files.readAllBytes(file);
        var cut = Files.write(folder.resolve("cut.tape"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        var taped = TapedRun.open(cut, CATALOG);
        assertThat(taped.truncated()).isTrue();
        assertThat(taped.json()).isNull();
        assertThat(taped.result().status().takes()).isNotEmpty().last().satisfies(take -> assertThat(take.outcome()).isNotNull());
        assertThat(taped.result().status().phase()).isEqualTo(Status.Phase.CANCELLED);
        assertThat(ResultJson.of(taped.result()).get("status").asString()).isEqualTo("cancelled");
    }

    @Test
    void aTapeOfAnUnknownLessonIsASentence() throws Exception {
        var file = folder.resolve("run.tape");
        var about = new TapeTexts.About("juggling", "lesson.py", "", Map.of(), "model", "", true, Map.of(), List.of(), 1, true, true, 2, null);
        interleave.tape.TapeWriter.create(file, TapeTexts.text(about)).close();
        assertThatThrownBy(() -> TapedRun.open(file, CATALOG)).isInstanceOf(UnreadableTape.class).hasMessageContaining("lesson \"juggling\"");
        interleave.tape.TapeWriter.create(file, "no text of a session").close();
        assertThatThrownBy(() -> TapedRun.open(file, CATALOG)).isInstanceOf(UnreadableTape.class).hasMessageContaining("can't read");
    }
}
