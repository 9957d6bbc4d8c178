package interleave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The contract of the command line, in this process: exit status, one sentence on standard error, JSON by its schema.
@Timeout(120)
class CommandLineTest {
    private record Ended(int status, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    private static Ended interleave(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Interleave.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Ended(status, out.toString(), err.toString());
    }

    private static void follows(String schema, String json) throws Exception {
        try (var in = CommandLineTest.class.getResourceAsStream("schemas/" + schema + "@1.json")) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var faults = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text).validate(json, com.networknt.schema.InputFormat.JSON);
            assertThat(faults).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run nothing                                            | There is no lesson "nothing"; there are gil_fundamentals
            run                                                    | LESSON
            run gil_fundamentals --engine jython                   | There is no engine "jython"; there are model, free and cpython
            run gil_fundamentals --acts three_threads              | its acts are one_thread, one_after_other
            run gil_fundamentals --set speed=3                     | its knobs are iterations, threads
            run gil_fundamentals --set threads=0                   | Knob threads is a whole number from 1 to 16, not "0"
            run gil_fundamentals --set threads=two                 | Knob threads is a whole number from 1 to 16, not "two"
            run gil_fundamentals --set switchIntervalMs=0          | Knob switchIntervalMs is a number from 0.001 to 1,000 ms
            run gil_fundamentals --set threads                     | name=value
            run gil_fundamentals --guess when=2                    | its questions are two_threads_time, thread_safe
            run gil_fundamentals --guess two_threads_time=soon     | a positive number
            run gil_fundamentals --guess thread_safe=perhaps       | one of yes, single, no
            run gil_fundamentals --guess two_threads_time=1,2,4    | one guess or two
            run gil_fundamentals --repeat 0                        | at least once
            run gil_fundamentals --repeat many                     | many
            run gil_fundamentals --json /no/such/folder/a.json     | there is no such folder
            run gil_fundamentals --png /dev/null/pictures          | Can't write into
            run gil_fundamentals --record a.tape --no-recorder     | needs the recorder
            run gil_fundamentals --html /no/such/folder/a.html     | there is no such folder
            run gil_fundamentals --svg /dev/null/pictures          | Can't write into
            run gil_fundamentals --sideways                        | --sideways
            open /no/such/a.tape --json -                          | There is no file
            python a.py --engine free                              | Can't read a.py: name a Python file
            conduct a.py                                           | --schedule
            conduct a.py --search --bound 2                        | Can't read a.py
            conduct a.py --schedule 0,x                            | "x" is no choice of a schedule
            conduct nothing:act --search                           | There is no lesson "nothing"
            conduct gil_fundamentals:nine --search                 | its acts are one_thread
            conduct a.py --search --seconds 0                      | more than 0
            compare a b                                            | There is no file a
            compare a.tape                                         | B
            check nothing a.py                                     | There is no lesson "nothing"
            check gil_fundamentals a.py --json                     | is no exercise
            bench --fidelity --engine model                        | cpython[:PATH]
            bench --only tape                                      | --tape FILE.tape
            bench --only tape --tape nothing.tape                  | Can't read nothing.tape
            bench --fidelity --lessons nothing                     | There is no lesson "nothing"
            dance                                                  | dance
            """)
    void wrongUsageIsOneSentenceAndStatusTwo(String line, String expected) {
        var ended = interleave(line.split(" +"));
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).startsWith("interleave: ").contains(expected);
        assertThat(ended.err().strip().lines()).hasSize(1);
        assertThat(ended.err().strip()).endsWith(".");
        assertThat(ended.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpython:/nowhere/python3", "cpython:1.5"})
    void anEngineThatIsNotAvailableIsStatusThree(String engine) {
        var ended = interleave("run", "gil_fundamentals", "--engine", engine);
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err().strip().lines()).hasSize(1);
    }

    @Test
    void everyLessonIsListedAndTheJsonFollowsItsSchema() throws Exception {
        var ended = interleave("list", "--json");
        assertThat(ended.status()).isZero();
        follows("list", ended.out());
        var lessons = ended.json().get("lessons");
        assertThat(lessons.size()).isEqualTo(10);
        assertThat(lessons.get(0).get("acts").size()).isEqualTo(7);
        assertThat(interleave("list").out()).contains("1.1  gil_fundamentals").contains("gil_io");
    }

    @Test
    void enginesSayWhyOneCantBeUsed() throws Exception {
        var ended = interleave("engines", "--json");
        assertThat(ended.status()).isZero();
        follows("engines", ended.out());
        for (JsonNode engine : ended.json().get("engines")) {
            assertThat(engine.get("usable").asBoolean()).isEqualTo(engine.get("reason").isNull());
            if (!engine.get("usable").asBoolean()) assertThat(engine.get("reason").asString()).endsWith(".");
        }
        assertThat(ended.json().get("engines").get(0).get("kind").asString()).isEqualTo("model");
        assertThat(ended.json().get("engines").get(1).get("kind").asString()).isEqualTo("free");
    }

    @Test
    void aRunOfTheModelFollowsItsSchemaWithJsonAloneOnStandardOutput() throws Exception {
        var ended = interleave("run", "gil_fundamentals", "--set", "iterations=300000", "operations=20000", "--repeat", "2",
                "--guess", "two_threads_time=1.3,2", "thread_safe=yes", "--json", "-");
        assertThat(ended.err()).contains("two_threads");
        follows("run", ended.out());
        var result = ended.json();
        assertThat(ended.status()).as(ended.err()).isZero();
        for (JsonNode act : result.get("acts")) {
            assertThat(act.get("repetitions").size()).as(act.get("id").asString()).isEqualTo(2);
            for (JsonNode repetition : act.get("repetitions")) {
                var sum = repetition.get("results").get("sum");
                if (sum != null) assertThat(sum.asString()).isEqualTo("8999955000050000");
                else assertThat(repetition.get("results").get("count").isString()).isTrue();
            }
        }
        var two = result.at("/acts/2/repetitions/0");
        assertThat(two.get("threads").size()).isEqualTo(3);
        assertThat(two.at("/threads/1/name").asString()).isEqualTo("A");
        assertThat(two.get("gil").get("handOvers").asLong()).isPositive();
        assertThat(result.at("/acts/3/repetitions/0/gil").isNull()).as("no GIL, no account of one").isTrue();
        assertThat(result.at("/acts/3/engine/gil").asBoolean()).isFalse();
        assertThat(result.at("/machine/parallelism").isNumber()).isTrue();
        assertThat(result.at("/questions/0/guesses/0").asDouble()).isEqualTo(1.3);
        assertThat(result.at("/questions/0/guesses/1").asDouble()).isEqualTo(2);
        assertThat(result.at("/questions/0/measured").isNumber()).isTrue();
        assertThat(result.at("/recording/dropped").asLong()).isZero();
        assertThat(result.at("/recording/events").asLong()).isPositive();
    }

    @Test
    void withoutTheRecorderItsFieldsAreNull() throws Exception {
        var ended = interleave("run", "gil_fundamentals", "--acts", "two_threads", "--set", "iterations=100000", "--repeat", "1", "--no-recorder", "--quiet", "--json", "-");
        follows("run", ended.out());
        assertThat(ended.err()).isEmpty();
        assertThat(ended.json().at("/acts/0/repetitions/0/gil").isNull()).isTrue();
        assertThat(ended.json().at("/acts/0/repetitions/0/threads/1/runSeconds").isNull()).isTrue();
        assertThat(ended.json().at("/recording/events").isNull()).isTrue();
        assertThat(ended.json().at("/acts/0/repetitions/0/wallSeconds").isNumber()).isTrue();
    }

    @Test
    void aRunIsWrittenAsAChromeTraceAndAsTables(@TempDir Path folder) throws Exception {
        var ended = interleave("run", "gil_fundamentals", "--acts", "two_threads", "--quick", "--repeat", "1", "--quiet",
                "--trace", folder.resolve("run.json").toString(), "--csv", folder.resolve("tables").toString());
        assertThat(ended.err()).isEmpty();
        var chrome = JsonMapper.shared().readTree(Files.readString(folder.resolve("run.json")));
        assertThat(chrome.get("otherData").get("lesson").asString()).isEqualTo("gil_fundamentals");
        assertThat(chrome.get("traceEvents").valueStream().map(event -> event.get("ph").asString())).contains("M", "X", "s", "f");
        assertThat(folder.resolve("tables")).isDirectoryContaining("glob:**/events.csv").isDirectoryContaining("glob:**/threads.csv");
        assertThat(Files.readAllLines(folder.resolve("tables").resolve("threads.csv"))).first().asString().startsWith("act,process,thread");
    }

    @Test
    void aRecordedRunIsOpenedAgainAndACutOffOneWithANotice(@TempDir Path folder) throws Exception {
        var tape = folder.resolve("run.tape");
        var ran = interleave("run", "gil_fundamentals", "--acts", "two_threads", "--quick", "--repeat", "1", "--quiet", "--record", tape.toString(), "--json", "-");
        var opened = interleave("open", tape.toString(), "--json", "-", "--trace", folder.resolve("run.json").toString());
        assertThat(opened.status()).isZero();
        assertThat(opened.json()).isEqualTo(ran.json());
        assertThat(folder.resolve("run.json")).isNotEmptyFile();
        var bytes = Files.readAllBytes(tape);
        var cut = Files.write(folder.resolve("cut.tape"), java.util.Arrays.copyOf(bytes, bytes.length - 20));
        var rest = interleave("open", cut.toString(), "--json", "-");
        assertThat(rest.status()).isZero();
        assertThat(rest.err()).contains("is cut off: you see all that was written before that");
        assertThat(rest.json().get("recording").get("truncated").asBoolean()).isTrue();
        follows("run", rest.out());
        var none = interleave("open", Files.write(folder.resolve("none.tape"), new byte[] {1, 2, 3}).toString(), "--json", "-");
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err()).contains("is no tape of Interleave").doesNotContain("\tat ");
    }

    @Test
    void twoRunsAreComparedTapesAndResultFilesAlike(@TempDir Path folder) throws Exception {
        String tape = folder.resolve("one.tape").toString(), file = folder.resolve("two.json").toString();
        interleave("run", "gil_fundamentals", "--acts", "one_thread,two_threads", "--quick", "--quiet", "--record", tape);
        interleave("run", "gil_fundamentals", "--acts", "two_threads,one_after_other", "--quick", "--repeat", "1", "--set", "threads=3", "--quiet", "--json", file);
        var compared = interleave("compare", tape, file, "--json");
        assertThat(compared.status()).as(compared.err()).isZero();
        follows("compare", compared.out());
        var json = compared.json();
        assertThat(json.at("/acts/0/id").asString()).isEqualTo("two_threads");
        assertThat(json.at("/acts/0/a/repetitions").asInt()).isEqualTo(3);
        assertThat(json.at("/acts/0/clear").asBoolean()).as("one repetition decides nothing").isFalse();
        assertThat(json.at("/acts/0/sentence").asString()).startsWith("No clear difference on this machine in").contains("3 repetitions of each");
        assertThat(json.at("/differs/0/name").asString()).isEqualTo("threads");
        assertThat(json.at("/onlyA/0").asString() + json.at("/onlyB/0").asString()).isEqualTo("one_threadone_after_other");
        assertThat(interleave("compare", file, tape).out()).contains("Threads", "3 → 2", "no clear difference");
        var nothing = interleave("compare", tape, Files.writeString(folder.resolve("list.json"), "{\"format\":\"interleave/list@1\"}").toString());
        assertThat(nothing.status()).isEqualTo(2);
        assertThat(nothing.err()).contains("list.json is interleave/list@1 and no result of a run");
        assertThat(interleave("compare", tape, Files.writeString(folder.resolve("broken.json"), "{").toString()).err()).contains("neither a tape nor JSON");
    }

    @Test
    void anOutputThatCannotBeWrittenIsASentenceAndTheOthersAreWritten(@TempDir Path folder) throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full here");
        var ended = interleave("run", "gil_fundamentals", "--acts", "two_threads", "--quick", "--repeat", "1", "--quiet", "--trace", "/dev/full", "--csv", folder.toString());
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("Can't write /dev/full (No space left on device)").doesNotContain("\tat ");
        assertThat(folder).isDirectoryContaining("glob:**/events.csv");
    }

    @Test
    void theFreeEngineSkipsTheModelsActsWithTheReason(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("result.json");
        var ended = interleave("run", "gil_fundamentals", "--engine", "free", "--set", "iterations=100000", "--repeat", "1", "--quiet", "--json", file.toString());
        assertThat(ended.status()).as(ended.err()).isZero();
        String text = Files.readString(file);
        follows("run", text);
        var result = JsonMapper.shared().readTree(text);
        assertThat(result.at("/acts/3/skipped").asString()).contains("GIL model");
        assertThat(result.at("/acts/2/repetitions/0/gil").isNull()).isTrue();
        assertThat(ended.out()).contains("two_threads").contains("refcount_gil").contains("skipped");
    }

    private static final String RACE = """
            import threading
            count = {"n": 0}
            def add():
                n = count["n"]
                list(range(3))
                count["n"] = n + 1
            threads = [threading.Thread(target=add) for _ in range(2)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            assert count["n"] == 2
            """;

    @Test
    void aFoundScheduleIsStatusOneAndRunsAgainAlike(@TempDir Path folder) throws Exception {
        String file = Files.writeString(folder.resolve("race.py"), RACE).toString();
        var found = interleave("conduct", file, "--search", "--bound", "1", "--json", "--quiet");
        assertThat(found.status()).as(found.err()).isEqualTo(1);
        follows("conduct", found.out());
        assertThat(found.json().at("/search/found/preemptions").asInt()).isEqualTo(1);
        String schedule = found.json().at("/search/found/schedule").asString();
        var again = interleave("conduct", file, "--schedule", schedule, "--json");
        assertThat(again.status()).isEqualTo(1);
        follows("conduct", again.out());
        assertThat(again.json().at("/run/steps")).isEqualTo(found.json().at("/run/steps"));
        assertThat(interleave("conduct", file, "--schedule", schedule).out()).contains("preempted", "AssertionError");
        assertThat(interleave("conduct", file, "--schedule", "").status()).isZero();
        var misfit = interleave("conduct", file, "--schedule", "5");
        assertThat(misfit.status()).isEqualTo(2);
        assertThat(misfit.err()).contains("Choice 0 of the schedule is 5, but there is no thread 5 yet");
    }

    @Test
    void whatCantBeConductedIsStatusFour(@TempDir Path folder) throws Exception {
        String file = Files.writeString(folder.resolve("broken.py"), "x = (").toString();
        var ended = interleave("conduct", file, "--search", "--json");
        assertThat(ended.status()).isEqualTo(4);
        follows("conduct", ended.out());
        assertThat(ended.json().at("/search/refused").asString()).contains("SyntaxError");
    }

    @Test
    void aRunOnARealCpythonFollowsTheSameSchema() throws Exception {
        var engines = interleave("engines", "--json").json().get("engines");
        Assumptions.assumeTrue(engines.valueStream().anyMatch(each -> each.get("kind").asString().equals("cpython") && each.get("usable").asBoolean()), "no CPython that can be used");
        var ended = interleave("run", "gil_fundamentals", "--engine", "cpython", "--acts", "one_thread,two_threads,two_threads_free", "--set", "iterations=200000", "--repeat", "1", "--json", "-");
        assertThat(ended.status()).as(ended.err()).isZero();
        follows("run", ended.out());
        var result = ended.json();
        assertThat(result.at("/engine/kind").asString()).isEqualTo("cpython");
        assertThat(result.at("/acts/1/repetitions/0/threads").findValuesAsString("name")).contains("MainThread", "A", "B");
        assertThat(result.at("/acts/1/repetitions/0/lines/words").asString()).startsWith("lines ");
        assertThat(result.at("/acts/2/skipped").asString()).as("a part that needs the model is left out with its reason").endsWith(".");
    }

    @Test
    void theBenchFollowsItsSchema() throws Exception {
        var ended = interleave("bench", "--json", "--pairs", "0", "--repeat", "1");
        assertThat(ended.status()).as(ended.err()).isZero();
        follows("bench", ended.out());
        assertThat(ended.json().get("rows").size()).isEqualTo(8);
    }

    @Test
    void theDoctorSaysOneLineEach() {
        var ended = interleave("doctor");
        assertThat(ended.status()).isZero();
        assertThat(ended.out()).contains("Java", "Display", "Fonts", "Python", "Log");
        assertThat(ended.out().lines()).allMatch(line -> line.contains("ok: ") || line.contains("look: "));
    }
}
