package interleave.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.engine.cpython.Interpreter;
import interleave.engine.cpython.Interpreters;
import interleave.run.Engines;
import interleave.run.Examination;
import interleave.run.Plan;
import interleave.run.Session;
import interleave.run.Status;
import interleave.run.Take;
import interleave.site.Site;
import interleave.teaching.Act;
import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import interleave.teaching.Evidence;
import interleave.teaching.Knob;
import interleave.teaching.Lesson;
import interleave.teaching.Question;
import interleave.teaching.Settings;
import interleave.teaching.Website;
import interleave.trace.ActorState;
import interleave.world.History;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds every lesson of the catalog to the contract of a lesson.
@Timeout(300)
class LessonsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(200);
    /// Each lesson runs once per engine for all tests.
    private static final Map<String, Session> SESSIONS = new HashMap<>();

    static Stream<Lesson> lessons() {
        return Catalog.read().lessons().stream();
    }

    @Test
    void theCatalogHasTheWholeCourseAndFindsWhatIsBuilt() {
        var catalog = Catalog.read();
        assertThat(catalog.entries()).extracting(Catalog.Entry::number).containsExactly("1.1", "1.2", "2.1", "2.2", "3.1", "3.2", "4.1", "E1", "E2", "E3");
        assertThat(catalog.lessons()).extracting(Lesson::id).contains("gil_fundamentals");
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void aLessonHasEveryPart(Lesson lesson) {
        assertThat(lesson.notes()).startsWith("# ");
        assertThat(lesson.instructor()).startsWith("# ");
        assertThat(lesson.sheet()).startsWith("# ");
        assertThat(lesson.minutes()).isBetween(1, 120);
        assertThat(lesson.experiments()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(lesson.knobs()).extracting(Knob::id).doesNotHaveDuplicates().contains(Knob.SWITCH_INTERVAL).allSatisfy(knob ->
                assertThat(lesson.notes()).as("the notes list the knob").contains("`" + knob + "`"));
        assertThat(lesson.knobs()).allSatisfy(knob -> assertThat(knob.parse(knob.initial().toString())).isEqualTo(knob.initial()));
        for (Act act : lesson.acts()) {
            assertThat(lesson.program().source()).as("the act is a function of the program").contains("\ndef " + act.function() + "(");
            assertThat(act.purpose()).endsWith(".");
            assertThat(act.knobs()).allSatisfy(knob -> assertThat(lesson.knob(knob)).isPresent());
            for (Engine.Kind kind : Engine.Kind.values()) {
                if (!act.engines().contains(kind)) assertThat(act.skipped(kind)).hasValueSatisfying(reason -> assertThat(reason).endsWith("."));
            }
        }
        for (var experiment : lesson.experiments()) {
            experiment.knobs().forEach((knob, value) -> assertThat(lesson.knob(knob).orElseThrow().parse(value.toString())).isEqualTo(value));
            assertThat(experiment.acts()).allSatisfy(act -> assertThat(lesson.act(act)).isPresent());
        }
        assertThat(lesson.telling()).allSatisfy(act -> assertThat(lesson.act(act)).isPresent());
        for (var comparison : lesson.comparisons()) assertThat(List.of(comparison.of(), comparison.against())).allSatisfy(act -> assertThat(lesson.act(act)).isPresent());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyWrongChoiceIsANamedMisconceptionWithItsOwnReply(Lesson lesson) throws Exception {
        var evidence = small(lesson, Engine.Kind.MODEL).evidence();
        assertThat(lesson.questions()).isNotEmpty();
        for (Question question : lesson.questions()) {
            int before = index(lesson, question.before());
            assertThat(index(lesson, question.baseline())).as("the baseline runs before the question").isBetween(0, before - 1);
            assertThat(question.ask().apply(evidence)).isNotBlank();
            assertThat(question.choices()).filteredOn(choice -> choice.misconception() == null).hasSize(1);
            assertThat(question.choices()).allSatisfy(choice -> assertThat(choice.reply().apply(evidence)).endsWith("."));
            assertThat(question.choices()).filteredOn(choice -> choice.misconception() != null)
                    .extracting(choice -> choice.reply().apply(evidence)).as("each misconception has its own").doesNotHaveDuplicates();
            assertThat(question.choices()).extracting(choice -> choice.label().apply(evidence)).doesNotHaveDuplicates();
            assertThat(question.sentence().apply(evidence)).endsWith(".");
        }
    }

    private static int index(Lesson lesson, String act) {
        return lesson.acts().stream().map(Act::id).toList().indexOf(act);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void nothingIsSaidOfWhatHasNotRun(Lesson lesson) {
        var session = Session.start(quick(lesson, Engine.Kind.MODEL).acts(List.of(lesson.acts().getFirst().id())).recorded(false));
        Evidence nothing = session.evidence();
        session.cancel();
        assertThat(lesson.verdict(nothing)).isEmpty();
        assertThat(lesson.checks()).allSatisfy(check -> assertThat(check.test().apply(nothing)).isEmpty());
        assertThat(lesson.expectations()).allSatisfy(expectation -> assertThat(expectation.test().apply(nothing)).isEmpty());
        for (Question question : lesson.questions()) {
            assertThat(question.ask().apply(nothing)).isNotBlank();
            assertThat(question.measured().apply(nothing)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void aSmallRunEndsOnTheModelAndWithoutTheGil(Lesson lesson) throws Exception {
        for (Engine.Kind kind : List.of(Engine.Kind.MODEL, Engine.Kind.FREE)) {
            var result = small(lesson, kind).result();
            assertThat(result.status().phase()).as(String.valueOf(result.status().failure())).isEqualTo(Status.Phase.FINISHED);
            assertThat(result.checks()).isNotEmpty().allSatisfy(checked -> assertThat(checked.finding().ok()).as(checked.finding().detail()).isTrue());
            assertThat(result.sentences()).isNotEmpty().allSatisfy(sentence -> assertThat(sentence).endsWith(".").doesNotContain("NaN"));
            assertThat(result.status().takes()).hasSize((int) lesson.acts().stream().filter(act -> act.skipped(kind).isEmpty()).count());
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void cancelledAtAnyInstantItEndsAndLeavesNothing(Lesson lesson) throws Exception {
        var random = new Random(20);
        long least = 5_000_000;
        for (int i = 0; i < 12; i++) {
            var kind = i % 2 == 0 ? Engine.Kind.MODEL : Engine.Kind.FREE;
            var acts = lesson.acts().stream().filter(act -> act.skipped(kind).isEmpty()).toList();
            var act = acts.get(random.nextInt(acts.size()));
            var took = small(lesson, kind).evidence().typical(act.id()).map(measured -> (long) (measured.wallSeconds() * 1e9)).orElse(least);
            var before = Thread.getAllStackTraces().keySet();
            var session = Session.start(quick(lesson, kind).acts(List.of(act.id())));
            LockSupport.parkNanos(random.nextLong(Math.max(least, took) * 5 / 4));
            session.cancel();
            assertThat(session.await().status().phase()).as(act.id()).isIn(Status.Phase.CANCELLED, Status.Phase.FINISHED);
            assertThat(ProcessHandle.current().descendants()).as("no process is left of " + act.id()).allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(10)));
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (before.contains(thread) || !ofTheProgram(thread)) continue;
                assertThat(thread.join(Duration.ofSeconds(10))).as("no thread is left of " + act.id() + ": " + thread).isTrue();
            }
        }
    }

    /// Threads of the workload; the JVM and libraries keep some of their own.
    private static boolean ofTheProgram(Thread thread) {
        for (var frame : thread.getStackTrace()) if (frame.getClassName().startsWith("interleave.python.") || frame.getClassName().startsWith("interleave.engine.")) return true;
        return false;
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void anExerciseIsKeptByItsReferenceAndNotByItsStarter(Lesson lesson) throws Exception {
        if (lesson.exercise().isEmpty()) return;
        var exercise = lesson.exercise().get();
        assertThat(exercise.contract()).startsWith("# ");
        assertThat(exercise.hints()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(exercise.demands()).isNotEmpty().allSatisfy(demand -> assertThat(demand.sentence()).endsWith("."));
        for (Engine.Kind kind : List.of(Engine.Kind.MODEL, Engine.Kind.FREE)) {
            var examination = new Examination(exercise, Engines.of(kind).orElseThrow());
            var reference = examination.run(lesson.program().source(), mark -> { });
            assertThat(reference.failure()).isNull();
            assertThat(reference.marks()).hasSameSizeAs(exercise.demands()).allSatisfy(mark -> assertThat(mark.held()).as(mark.toString()).isTrue());
        }
        var starter = new Examination(exercise, Engines.of(Engine.Kind.MODEL).orElseThrow()).run(exercise.starter().source(), mark -> { });
        assertThat(starter.failure()).isNull();
        assertThat(starter.marks()).anyMatch(mark -> !mark.held());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void replayEqualsLive(Lesson lesson) throws Exception {
        for (Take take : small(lesson, Engine.Kind.MODEL).status().takes()) {
            var live = take.history();
            var replay = History.of(take.execution().trace(), take.cast());
            while (replay.fold() > 0) { /* to the end */ }
            assertThat(live.trace().dropped()).isZero();
            assertThat(replay.trace().size()).isEqualTo(live.trace().size()).isPositive();
            for (int i = 0; i <= 20; i++) {
                long at = live.startNanos() + (live.endNanos() - live.startNanos()) * i / 20;
                var one = live.at(at);
                var other = replay.at(at);
                for (int actor = 0; actor < one.actors(); actor++) {
                    assertThat(other.state(actor)).isEqualTo(one.state(actor));
                    for (ActorState state : ActorState.values()) assertThat(other.total(actor, state)).isEqualTo(one.total(actor, state));
                }
                for (int resource = 0; resource < one.resources(); resource++) assertThat(other.holder(resource)).isEqualTo(one.holder(resource));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void theModelAndCPythonReturnAndPrintTheSame(Lesson lesson, @TempDir Path folder) throws Exception {
        var pythons = new Interpreters().search().stream().filter(Interpreter::usable).toList();
        Assumptions.assumeFalse(pythons.isEmpty(), "no CPython 3.8 or later on this machine");
        var expected = new StringBuilder();
        for (Take take : small(lesson, Engine.Kind.MODEL).status().takes()) {
            if (take.act().engines().contains(Engine.Kind.CPYTHON)) expected.append(take.act().id()).append('\n').append(take.output()).append(keys(take)).append('\n');
        }
        Files.writeString(folder.resolve("lesson.py"), lesson.program().source());
        var arguments = new HashMap<>(quickly(lesson).values());
        try (var site = site(lesson)) {
            if (site != null) arguments.putAll(Map.of(Website.SITE, site.url(), Website.ECHO, "127.0.0.1:" + site.echoPort()));
            Files.writeString(folder.resolve("acts.py"), driver(lesson, arguments));
            for (Interpreter python : pythons) {
                assertThat(timeless(run(folder, python.path().toString(), "acts.py").replace("\r\n", "\n"))).as("CPython " + python.version())
                        .isEqualTo(timeless(expected.toString()));
            }
        }
    }

    /// Seconds that a program prints differ from run to run: each number with a decimal point is "#", whatever room it takes.
    private static String timeless(String output) {
        return output.replaceAll(" *[0-9]+\\.[0-9]+", " #");
    }

    /// What the lesson's program is to talk to; null where it needs nothing.
    private static Site site(Lesson lesson) throws IOException {
        var website = lesson.website(quickly(lesson)).orElse(null);
        return website == null ? null : Site.start(new Site.Settings(0, website.latency(), website.jitter(), website.seed(), website.pages()));
    }

    private static String keys(Take take) {
        return String.join(" ", new TreeSet<>(Objects.requireNonNull(take.outcome()).results().keySet()));
    }

    /// Calls every act as an engine would: with those knobs that its function has parameters for. After what an act prints, the names of its results.
    private static String driver(Lesson lesson, Map<String, Object> knobs) {
        var script = new StringBuilder("import inspect, lesson, urllib.request\n\ndef main():\n    knobs = {");
        knobs.forEach((knob, value) -> script.append('\'').append(knob).append("': ").append(literal(value)).append(", "));
        script.append("}\n    for act in [");
        for (Act act : lesson.acts()) if (act.engines().contains(Engine.Kind.CPYTHON)) script.append('(').append("'").append(act.id()).append("', lesson.").append(act.function()).append("), ");
        return script.append("""
                ]:
                        if 'site' in knobs:
                            urllib.request.urlopen(knobs['site'] + '/begin', data=b'').close()
                        print(act[0], flush=True)
                        results = act[1](**{name: knobs[name] for name in inspect.signature(act[1]).parameters if name in knobs})
                        print(*sorted(results or {}), flush=True)

                if __name__ == '__main__':
                    main()
                """).toString();
    }

    private static String literal(Object value) {
        return switch (value) {
            case Boolean truth -> truth ? "True" : "False";
            case String text -> "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
            default -> value.toString();
        };
    }

    private static String run(Path folder, String... command) throws Exception {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        var process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Settings quickly(Lesson lesson) {
        return Settings.defaults(lesson.knobs()).with(lesson.quick());
    }

    private static Plan quick(Lesson lesson, Engine.Kind kind) {
        return Plan.of(lesson, Engines.of(kind).orElseThrow()).settings(quickly(lesson)).repetitions(1).warm(false);
    }

    /// A finished session of one repetition. One that hangs is cancelled, so that it fails one test and not all that come after, and says what it hangs at.
    private static Session small(Lesson lesson, Engine.Kind kind) throws InterruptedException {
        var session = SESSIONS.computeIfAbsent(lesson.id() + kind, key -> Session.start(quick(lesson, kind)));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!session.status().phase().over()) {
            if (System.nanoTime() > end) {
                var where = standing(session);
                session.cancel();
                throw new AssertionError(lesson.id() + " on " + kind + " does not end; " + where);
            }
            LockSupport.parkNanos(5_000_000);
        }
        session.await();
        return session;
    }

    /// The act that is running, and where its threads and worker processes are.
    private static String standing(Session session) {
        var text = new StringBuilder(session.status().message()).append(", ").append(session.status().act()).append('\n');
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            if (ofTheProgram(thread)) text.append(thread.getName()).append(": ").append(Stream.of(frames).limit(14).toList()).append('\n');
        });
        ProcessHandle.current().children().forEach(child -> {
            try {
                var stacks = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jstack").toString(), Long.toString(child.pid())).redirectErrorStream(true).start();
                stacks.waitFor(10, TimeUnit.SECONDS);
                stacks.destroyForcibly();
                text.append(child.info().commandLine().orElse("")).append('\n').append(new String(stacks.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException | InterruptedException e) {
                text.append(child).append(": ").append(e).append('\n');
            }
        });
        return text.toString();
    }
}
