package interleave.run;

import interleave.findings.Finding;
import interleave.teaching.Execution;
import interleave.teaching.Launch;
import interleave.teaching.Lines;
import interleave.teaching.ProcessReading;
import interleave.teaching.Profile;
import interleave.teaching.ProgramFailure;
import interleave.teaching.Sampling;
import interleave.trace.ThreadReading;
import interleave.world.Ledger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// What the texts of a tape say, as records that become JSON and come back equal: whole numbers as Long or BigInteger, others as Double, what is not measured as NaN.
final class TapeTexts {
    private static final JsonMapper MAPPER = JsonMapper.builder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .addModule(new SimpleModule().addDeserializer(Number.class, new Numbers())).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /// Numbers that may be any. Jackson's own would make small whole ones Integer; told to make all of them Long, it refuses what doesn't fit, and a Python's sum needn't.
    private static final class Numbers extends ValueDeserializer<Number> {
        @Override
        public Number deserialize(JsonParser json, DeserializationContext context) {
            if (!json.currentToken().isNumeric()) return (Number) context.handleUnexpectedToken(Number.class, json);
            if (json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) return json.getDoubleValue();
            return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? json.getBigIntegerValue() : Long.valueOf(json.getLongValue());
        }
    }

    private TapeTexts() {}

    /// The session: everything of its plan that what is shown depends on.
    record About(String lesson, String fileName, String source, Map<String, String> modules, String engine, String version, boolean gil, Map<String, Object> knobs,
                 List<String> acts, int repetitions, boolean recorded, boolean warm, int cores, @Nullable Started script) {}

    /// Of a program of the user's own: how it was started.
    record Started(String file, List<String> arguments, String folder) {
        static @Nullable Started of(@Nullable Launch launch) {
            return launch == null ? null : new Started(launch.file().toString(), launch.arguments(), launch.folder().toString());
        }

        Launch launch() {
            return new Launch(Path.of(file), arguments, Path.of(folder));
        }
    }

    record Begin(String act, int repetition, boolean gil) {}

    /// @param steps    loop turns and calls of each actor, by its id
    /// @param ledger   null: not recorded
    /// @param sampling null also on a tape written before there was any
    /// @param lines    likewise
    record End(Execution.Status status, long startNanos, long endNanos, long cpuNanos, Map<String, Object> results, String output, @Nullable Fault failure,
               List<ThreadReading> readings, List<ProcessReading> processes, Take.Ending ending, long drainNanos, @Nullable Profile profile,
               List<Long> steps, @Nullable Ledger ledger, List<Discovery> findings, @Nullable Sampling sampling, @Nullable Lines lines) {
        static End of(Take take) {
            var outcome = java.util.Objects.requireNonNull(take.outcome());
            return new End(outcome.status(), outcome.startNanos(), outcome.endNanos(), outcome.cpuNanos(), outcome.results(), outcome.output(), Fault.of(outcome.failure()),
                outcome.readings(), outcome.processes(), take.ending(), take.execution().drainNanos(), take.execution().profile(),
                take.cast().actors().stream().map(actor -> actor.gauge().steps()).toList(),
                take.ledger(), take.findings().stream().map(Discovery::of).toList(), take.execution().sampling(), take.execution().lines());
        }

        Execution.Outcome outcome() {
            return new Execution.Outcome(status, startNanos, endNanos, cpuNanos, results, output, failure == null ? null : failure.failure(), readings, processes);
        }
    }

    /// A finding: the name of its class, and its parts.
    record Discovery(String sort, JsonNode parts) {
        static Discovery of(Finding finding) {
            return new Discovery(finding.getClass().getSimpleName(), MAPPER.valueToTree(finding));
        }

        /// Nothing where this program knows no such sort.
        Stream<Finding> finding() {
            return Stream.of(Finding.class.getPermittedSubclasses()).filter(each -> each.getSimpleName().equals(sort)).map(each -> (Finding) MAPPER.treeToValue(parts, each));
        }
    }

    record Fault(String message, int line, String traceback) {
        static @Nullable Fault of(@Nullable ProgramFailure failure) {
            return failure == null ? null : new Fault(String.valueOf(failure.getMessage()), failure.line(), failure.traceback());
        }

        ProgramFailure failure() {
            return new ProgramFailure(message, line, traceback);
        }
    }

    /// The session's end, and the result as its JSON was then.
    record Whole(Status.Phase phase, Map<Integer, Double> gains, Map<String, Long> warmUps, Map<String, Answer> answers, double nanosPerEvent, List<Status.Skipped> skipped,
                 @Nullable Fault failure, JsonNode json) {}

    /// Loads all that reading texts needs: the first one takes a second or so of a processor, the next a few milliseconds.
    static void prepare() {
        read(text(new About("", "", "", Map.of(), "", "", true, Map.of(), List.of(), 1, true, true, 1, null)), About.class);
        read(text(new Begin("", 0, true)), Begin.class);
        read(text(new End(Execution.Status.FINISHED, 0, 0, 0, Map.of(), "", null, List.of(), List.of(), new Take.Ending(0, false, false, 0), 0, null, List.of(),
            new Ledger(List.of(), List.of(), List.of(), List.of(), List.of()), List.of(), null, null)), End.class);
        read(text(new Whole(Status.Phase.FINISHED, Map.of(), Map.of(), Map.of(), 0, List.of(), null, MAPPER.createObjectNode())), Whole.class);
    }

    static String text(Record value) {
        return MAPPER.writeValueAsString(value);
    }

    /// @throws tools.jackson.core.JacksonException when the text says something else
    static <T extends Record> T read(String text, Class<T> what) {
        return MAPPER.readValue(text, what);
    }
}
