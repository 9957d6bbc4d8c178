package interleave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import interleave.engine.cpython.Interpreters;
import interleave.teaching.Terminal;
import interleave.teaching.TextStream;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `interleave python`, on the engines that need nothing installed but where a CPython is what it is about.
@Timeout(60)
class PythonCommandTest {
    @TempDir
    private Path folder;

    private record Ended(int status, String out, String err) {}

    private Path script(String text) throws Exception {
        return Files.writeString(folder.resolve("script.py"), text);
    }

    private static Ended python(String input, String... arguments) {
        return on("model", input, arguments);
    }

    private static Ended on(String engine, String input, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var writer = new PrintWriter(out, true);
        var errors = new PrintWriter(err, true);
        var all = new String[arguments.length + 3];
        all[0] = "python";
        all[1] = "--engine";
        all[2] = engine;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        var terminal = new Terminal(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), new TextStream(writer), new TextStream(errors));
        int status = Interleave.run(new Console(writer, errors, terminal), all);
        writer.flush();
        return new Ended(status, out.toString(), err.toString());
    }

    private static JsonNode json(String text) throws Exception {
        try (var in = PythonCommandTest.class.getResourceAsStream("schemas/python@1.json")) {
            var schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema).validate(text, InputFormat.JSON)).isEmpty();
        }
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void aScriptRunsAsMainWithItsArgumentsAndItsStandardStreams() throws Exception {
        var file = script("""
            import sys
            if __name__ == "__main__":
                print(sys.argv[1:], input("name? "))
                print("left:", sys.stdin.readline().strip(), [line.strip() for line in sys.stdin])
                print("an error", file=sys.stderr)
            """);
        var ended = python("Ada ö\none\ntwo\nthree", file.toString(), "--", "a", "-x", "--json");
        assertThat(ended.out).isEqualTo("name? ['a', '-x', '--json'] Ada ö\nleft: one ['two', 'three']\n");
        assertThat(ended.err).contains("an error\n").contains("on Little Python").contains("Runs " + file + " in ");
        assertThat(ended.status).isZero();
    }

    @Test
    void theResultFollowsItsSchemaAndIsAloneOnStandardOutput() throws Exception {
        var ended = python("", script("import threading\nt = threading.Thread(target=print, args=('from a thread',), name='T')\nt.start()\nt.join()\n").toString(), "--json", "-", "--", "one");
        var json = json(ended.out);
        assertThat(ended.err).contains("from a thread");
        assertThat(json.get("status").asString()).isEqualTo("finished");
        assertThat(json.get("exitStatus").asInt()).isZero();
        assertThat(json.get("arguments").get(0).asString()).isEqualTo("one");
        assertThat(json.get("run").get("output").asString()).isEqualTo("from a thread\n");
        assertThat(json.get("run").get("threads").findValuesAsString("name")).contains("T");
    }

    /// A CPython that tells every line, or one that doesn't; the test is left out where there is none.
    private static String cpython(boolean tells) throws Exception {
        return "cpython:" + new Interpreters().search().stream().filter(each -> each.usable() && each.gil() && each.minor() >= 12 == tells).map(each -> each.path().toString())
            .findFirst().orElseGet(() -> Assumptions.abort("no such CPython on this machine"));
    }

    @Test
    void inPreciseModeEveryLineIsAnEventAndItsCostIsSaid() throws Exception {
        var ended = on(cpython(true), "", "--precise", script("import threading\ndef work():\n    for i in range(50):\n        pass\nt = threading.Thread(target=work)\nt.start()\nt.join()\n").toString(),
            "--json", folder.resolve("r.json").toString());
        assertThat(ended.status).as(ended.err).isZero();
        var lines = json(Files.readString(folder.resolve("r.json"))).get("run").get("lines");
        assertThat(lines.get("source").asString()).isEqualTo("events");
        assertThat(lines.get("told").asLong()).as("5 of the script's own, 101 of its thread").isEqualTo(106);
        assertThat(lines.get("nanosPerLine").asLong()).isPositive();
        assertThat(ended.err).contains("lines by event, about ").contains(" ns each of CPU time").contains("106 lines");
    }

    @Test
    void whoIsNotShownIsCountedAndThatIsSaid() throws Exception {
        var ended = on(cpython(true), "", script("import asyncio\nasync def tick():\n    await asyncio.sleep(0)\nasync def main():\n    await asyncio.gather(*(tick() for _ in range(10_500)))\nasyncio.run(main())\n")
            .toString(), "--json", folder.resolve("r.json").toString());
        assertThat(ended.status).as(ended.err).isZero();
        var json = json(Files.readString(folder.resolve("r.json")));
        assertThat(json.at("/recording/dropped").asLong()).as("those beyond 10,000 tasks").isGreaterThanOrEqualTo(500);
        assertThat(ended.err).contains("events are missing: ").contains("than are shown (10,000 of each).");
    }

    @Test
    void whereLinesCantBeToldThatIsSaidAndTheRunGoesOn() throws Exception {
        var old = on(cpython(false), "", "--precise", script("print('ran')\n").toString(), "--json", folder.resolve("r.json").toString());
        assertThat(old.out).isEqualTo("ran\n");
        assertThat(old.err).contains("can't tell every line").contains("choose CPython 3.12 or later");
        assertThat(json(Files.readString(folder.resolve("r.json"))).get("run").get("lines").get("source").asString()).isEqualTo("sampled");
    }

    @Test
    void theModelKnowsEveryLineAndWithoutRecorderThereIsNone() throws Exception {
        assertThat(python("", "--precise", script("print('ran')\n").toString()).err).contains("knows every line of every thread anyway");
        var refused = python("", "--precise", "--no-recorder", script("print('ran')\n").toString());
        assertThat(refused.status).isEqualTo(2);
        assertThat(refused.err).contains("leave --no-recorder out");
    }

    @Test
    void aScriptThatRaisesEndsWithFourAndItsTracebackOnce() throws Exception {
        var ended = python("", script("print('before')\n1 / 0\n").toString(), "--json", folder.resolve("r.json").toString());
        assertThat(ended.status).isEqualTo(4);
        assertThat(ended.out).isEqualTo("before\n");
        assertThat(ended.err).containsOnlyOnce("ZeroDivisionError: division by zero").doesNotContain("run this on CPython");
        var json = json(Files.readString(folder.resolve("r.json")));
        assertThat(json.get("exitStatus").asInt()).isEqualTo(1);
        assertThat(json.get("failure").get("line").asInt()).isEqualTo(2);
    }

    @Test
    void exitAsksForAStatus() throws Exception {
        var left = python("", script("import sys\nsys.exit(3)\n").toString(), "--json", folder.resolve("r.json").toString());
        assertThat(left.status).isEqualTo(4);
        assertThat(json(Files.readString(folder.resolve("r.json"))).get("exitStatus").asInt()).isEqualTo(3);
        assertThat(python("", script("import sys\nsys.exit()\n").toString()).status).isZero();
        assertThat(python("", script("import sys\nsys.exit('no such thing')\n").toString()).err).contains("no such thing\n");
    }

    @Test
    void aDeadlockIsNamedWithItsLinesAndEnded() throws Exception {
        var ended = python("", script("""
            import threading
            left, right = threading.Lock(), threading.Lock()
            both = threading.Barrier(2)
            def work(one, other):
                with one:
                    both.wait()
                    with other:
                        pass
            threads = [threading.Thread(target=work, args=pair, name=name) for name, pair in (("A", (left, right)), ("B", (right, left)))]
            for each in threads: each.start()
            for each in threads: each.join()
            """).toString(), "--deadlock-timeout", "0.3", "--quiet", "--json", folder.resolve("r.json").toString());
        assertThat(ended.status).isEqualTo(1);
        assertThat(ended.err).contains("interleave: error: Deadlock: ").contains("A waits at line 7").contains("B waits at line 7").contains("since line 5");
        assertThat(json(Files.readString(folder.resolve("r.json"))).get("findings").get(0).get("where").asString()).endsWith("script.py:7");
    }

    @Test
    void whatLittlePythonDoesNotKnowIsNamedWithTheRemedy() throws Exception {
        assertThat(python("", script("x = 1\nmatch x:\n    case 1:\n        pass\n").toString()).err).contains("line 2").contains("'match' statements; run this program on CPython");
        assertThat(python("", script("import numpy\n").toString()).err).contains("No module named 'numpy'").contains("run this on CPython (--engine cpython)");
    }

    @Test
    void modulesBesideTheScriptAreFound() throws Exception {
        Files.createDirectories(folder.resolve("tools"));
        Files.writeString(folder.resolve("tools/__init__.py"), "from . import words\n");
        Files.writeString(folder.resolve("tools/words.py"), "GREETING = 'hello'\n");
        Files.writeString(folder.resolve("helper.py"), "from tools import words\nprint(words.GREETING, __name__)\n");
        assertThat(python("", script("import helper\n").toString()).out).isEqualTo("hello helper\n");
    }

    @Test
    void aTapeShowsItAgain() throws Exception {
        var tape = folder.resolve("own.tape").toString();
        python("", script("import threading\nlock = threading.Lock()\nwith lock:\n    print('held')\n").toString(), "--record", tape, "--", "x");
        var out = new StringWriter();
        int status = Interleave.run(new PrintWriter(out, true), new PrintWriter(new StringWriter(), true), "open", tape, "--json", "-");
        assertThat(status).isZero();
        var json = json(out.toString());
        assertThat(json.get("arguments").get(0).asString()).isEqualTo("x");
        assertThat(json.get("run").get("locks").get(0).get("name").asString()).startsWith("lock");
    }

    @Test
    void muchOutputGoesThroughAndItsEndIsKept() throws Exception {
        var ended = python("", script("line = 'x' * 999\nfor i in range(5000):\n    print(line)\nprint('the end')\n").toString(), "--json", folder.resolve("r.json").toString());
        assertThat(ended.out).hasSize(5_000_008).endsWith("the end\n");
        assertThat(json(Files.readString(folder.resolve("r.json"))).get("run").get("output").asString()).hasSizeLessThan(1_100_000).startsWith("[").endsWith("the end\n");
    }
}
