package interleave.run;

import interleave.metrics.Series;
import interleave.teaching.Act;
import interleave.teaching.Execution;
import interleave.teaching.Point;
import interleave.teaching.Question;
import interleave.teaching.Returned;
import interleave.teaching.Sampling;
import interleave.teaching.Script;
import interleave.trace.Actor;
import interleave.trace.Cast;
import interleave.trace.Resource;
import interleave.trace.ThreadReading;
import interleave.world.ChannelAccount;
import interleave.world.GilAccount;
import interleave.world.Ledger;
import interleave.world.LockAccount;
import interleave.world.QueueAccount;
import interleave.world.Spread;
import interleave.world.ThreadAccount;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A result as `interleave/run@1`: what was not measured is null, exact integers of the program's results are strings.
public final class ResultJson {
    /// What a run measures of every repetition, beside what the act tells itself: the names in `metrics`.
    public static final List<String> METRICS = List.of("stepsPerSecond", "coresUsed", "samples", "samplingSeconds");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final Result result;

    private ResultJson(Result result) {
        this.result = result;
    }

    public static ObjectNode of(Result result) {
        return result.plan().lesson() instanceof Script script ? ScriptJson.of(result, script, new ResultJson(result)) : new ResultJson(result).tree();
    }

    public static String text(ObjectNode tree) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    }

    private ObjectNode tree() {
        var plan = result.plan();
        var root = NODES.objectNode().put("format", "interleave/run@1").put("lesson", plan.lesson().id());
        root.put("status", status());
        root.set("engine", engine(plan.engine().gil()));
        root.set("machine", Machine.json(result.evidence().parallelism()));
        root.set("knobs", knobs(plan.settings().values()));
        root.put("edited", !plan.program().equals(plan.lesson().program()));
        var acts = root.putArray("acts");
        for (Act act : plan.chosen()) acts.add(act(act));
        var comparisons = root.putArray("comparisons");
        for (var verdict : result.verdicts()) {
            var node = comparisons.addObject().put("name", verdict.comparison().name()).put("of", verdict.comparison().of())
                    .put("against", verdict.comparison().against());
            number(node, "value", verdict.value());
            number(node, "low", verdict.low());
            number(node, "high", verdict.high());
            number(node, "ideal", verdict.ideal());
            number(node, "reach", verdict.reach());
            node.put("clear", verdict.clear()).put("outcome", verdict.outcome().name().toLowerCase(java.util.Locale.ROOT));
            node.put("reason", verdict.reason().isEmpty() ? null : verdict.reason());
        }
        var questions = root.putArray("questions");
        for (Question question : plan.lesson().questions()) questions.add(question(question));
        var checks = root.putArray("checks");
        for (var checked : result.checks()) {
            checks.addObject().put("name", checked.check().name()).put("ok", checked.finding().ok()).put("detail", checked.finding().detail());
        }
        var expectations = root.putArray("expectations");
        for (var each : result.expectations()) {
            expectations.addObject().put("name", each.expectation().name()).put("expected", each.expectation().expected())
                    .put("observed", each.observation().observed()).put("trials", each.observation().trials()).put("held", each.observation().held());
        }
        root.set("findings", findings());
        var sentences = root.putArray("sentences");
        result.sentences().forEach(sentences::add);
        root.set("recording", recording());
        failure(root);
        return root;
    }

    ArrayNode findings() {
        var findings = NODES.arrayNode();
        for (var each : result.findings()) findings.add(finding(each));
        return findings;
    }

    void failure(ObjectNode root) {
        var failure = result.status().failure();
        if (failure == null) root.putNull("failure");
        else root.putObject("failure").put("message", failure.getMessage()).put("line", failure.line()).put("traceback", failure.traceback());
    }

    String status() {
        return result.status().phase().over() ? result.status().phase().name().toLowerCase(java.util.Locale.ROOT) : "running";
    }

    private ObjectNode finding(Result.Found found) {
        var finding = found.finding();
        var outcome = found.take().outcome();
        var node = NODES.objectNode().put("kind", finding.kind().word()).put("name", finding.name()).put("sentence", finding.sentence());
        node.put("atNanos", outcome == null || outcome.startNanos() < 0 ? null : (Long) (finding.atNanos() - outcome.startNanos()));
        return node.put("where", finding.line() == 0 ? null : result.plan().program().fileName() + ":" + finding.line()).put("act", found.take().act().id());
    }

    ObjectNode engine(boolean gil) {
        var engine = result.plan().engine();
        return NODES.objectNode().put("kind", engine.kind().id()).put("version", engine.version()).put("gil", gil);
    }

    static ObjectNode knobs(Map<String, Object> values) {
        var node = NODES.objectNode();
        values.forEach((knob, value) -> {
            switch (value) {
                case Long number -> node.put(knob, number);
                case Double number -> node.put(knob, number);
                case Boolean truth -> node.put(knob, truth);
                default -> node.put(knob, value.toString());
            }
        });
        return node;
    }

    private ObjectNode act(Act act) {
        var node = NODES.objectNode().put("id", act.id());
        for (var skipped : result.status().skipped()) {
            if (skipped.act().equals(act.id())) return node.put("skipped", skipped.reason());
        }
        node.set("engine", engine(result.plan().gil(act)));
        Long warm = result.warmUpNanos().get(act.id());
        node.put("warmUpSeconds", warm == null ? null : (Double) (warm / 1e9));
        var takes = result.status().takes().stream().filter(take -> take.act().id().equals(act.id()) && take.outcome() != null).toList();
        var typical = result.evidence().typical(act.id());
        Integer median = null;
        for (int i = 0; i < takes.size(); i++) if (typical.isPresent() && takes.get(i).repetition() == typical.get().repetition()) median = i;
        node.put("median", median);
        var repetitions = node.putArray("repetitions");
        for (Take take : takes) repetitions.add(repetition(take));
        return node;
    }

    static ObjectNode repetition(Take take) {
        var outcome = java.util.Objects.requireNonNull(take.outcome());
        boolean ran = outcome.startNanos() >= 0 && outcome.endNanos() >= outcome.startNanos();
        var node = NODES.objectNode();
        number(node, "wallSeconds", ran ? outcome.wallSeconds() : Double.NaN);
        number(node, "cpuSeconds", outcome.cpuNanos() < 0 ? Double.NaN : outcome.cpuNanos() / 1e9);
        node.put("status", outcome.status().name().toLowerCase(java.util.Locale.ROOT)).put("interrupted", take.interrupted());
        node.put("output", outcome.output());
        var returned = returned(outcome);
        var results = node.putObject("results");
        returned.results().forEach((name, value) -> value(results, name, value));
        Ledger ledger = take.ledger();
        node.set("threads", threads(take.cast(), outcome, ledger));
        node.set("processes", processes(outcome));
        var tasks = node.putArray("tasks");
        for (var task : returned.tasks()) tasks.addObject().put("id", task.id()).put("fate", task.fate().words()).put("worker", task.worker());
        if (ledger == null || ledger.gils().isEmpty() || !take.gil()) node.putNull("gil");
        else node.set("gil", gil(ledger.gils().getFirst(), take.execution().sampling()));
        if (ledger == null) node.putNull("locks");
        else node.set("locks", locks(ledger.locks()));
        if (ledger == null) node.putNull("queues").putNull("channels");
        else node.<ObjectNode>set("queues", queues(ledger.queues())).set("channels", channels(ledger.channels()));
        node.set("lines", LinesJson.of(take.execution().lines()));
        var metrics = metrics(take, outcome);
        returned.metrics().forEach((name, value) -> number(metrics, name, value));
        node.set("metrics", metrics);
        var points = node.putArray("points");
        for (var point : returned.points()) points.add(point(point));
        node.set("profile", ProfileJson.of(take.execution().profile()));
        return node;
    }

    /// A repetition that failed may have returned anything: then all of it stays with the results.
    private static Returned returned(Execution.Outcome outcome) {
        try {
            return Returned.of(outcome.results());
        } catch (IllegalArgumentException wrong) {
            return new Returned(outcome.results(), List.of(), Map.of(), List.of());
        }
    }

    private static ObjectNode point(Point point) {
        var node = NODES.objectNode();
        node.set("knobs", knobs(point.knobs()));
        var metrics = node.putObject("metrics");
        point.metrics().forEach((name, value) -> number(metrics, name, value));
        return node;
    }

    private static ArrayNode threads(Cast cast, Execution.Outcome outcome, @Nullable Ledger ledger) {
        var readings = outcome.readings().stream().collect(Collectors.toMap(ThreadReading::actor, reading -> reading, (first, second) -> second));
        var accounts = ledger == null ? Map.<Integer, ThreadAccount>of()
                : ledger.threads().stream().collect(Collectors.toMap(ThreadAccount::actor, account -> account));
        var threads = NODES.arrayNode();
        for (Actor actor : cast.actors()) {
            if (actor.kind() == Actor.Kind.PROCESS) continue;
            var reading = readings.get(actor.id());
            var node = threads.addObject().put("name", actor.name()).put("kind", actor.kind().name().toLowerCase(java.util.Locale.ROOT))
                    .put("process", cast.actor(actor.process()).name());
            number(node, "cpuSeconds", reading == null ? Double.NaN : seconds(reading.cpuNanos()));
            account(node, accounts.get(actor.id()));
            number(node, "noCoreSeconds", reading == null ? Double.NaN : seconds(reading.noCoreNanos()));
            if (reading == null || reading.blockedCount() < 0 && reading.waitedCount() < 0) node.putNull("threadMxBean"); // of a thread of Java's it says more than CPU time
            else bean(node.putObject("threadMxBean"), reading);
        }
        return threads;
    }

    private static ArrayNode processes(Execution.Outcome outcome) {
        var processes = NODES.arrayNode();
        for (var reading : outcome.processes()) {
            var node = processes.addObject().put("name", reading.name());
            number(node, "startSeconds", seconds(reading.startNanos()));
            number(node, "warmUpSeconds", seconds(reading.warmUpNanos()));
            node.put("bytesIn", reading.bytesIn() < 0 ? null : (Long) reading.bytesIn()).put("bytesOut", reading.bytesOut() < 0 ? null : (Long) reading.bytesOut());
            number(node, "pickleSeconds", seconds(reading.pickleNanos()));
            node.put("tasks", reading.tasks() < 0 ? null : (Long) reading.tasks()).put("exit", reading.exit());
        }
        return processes;
    }

    private static void account(ObjectNode node, @Nullable ThreadAccount account) {
        number(node, "runSeconds", account == null ? Double.NaN : account.runSeconds());
        number(node, "gilWaitSeconds", account == null ? Double.NaN : account.gilWaitSeconds());
        number(node, "lockWaitSeconds", account == null ? Double.NaN : account.lockWaitSeconds());
        number(node, "queueWaitSeconds", account == null ? Double.NaN : account.queueWaitSeconds());
        number(node, "ioSeconds", account == null ? Double.NaN : account.ioSeconds());
        number(node, "sleepSeconds", account == null ? Double.NaN : account.sleepSeconds());
        number(node, "joinSeconds", account == null ? Double.NaN : account.joinSeconds());
        number(node, "readySeconds", account == null ? Double.NaN : account.readySeconds());
        number(node, "waitSeconds", account == null ? Double.NaN : account.waitSeconds());
        node.put("handOvers", account == null ? null : (Long) account.handOvers());
    }

    private static void bean(ObjectNode node, ThreadReading reading) {
        number(node, "cpuSeconds", seconds(reading.cpuNanos()));
        number(node, "blockedSeconds", seconds(reading.blockedNanos()));
        number(node, "waitedSeconds", seconds(reading.waitedNanos()));
        node.put("blockedCount", reading.blockedCount() < 0 ? null : (Long) reading.blockedCount());
        node.put("waitedCount", reading.waitedCount() < 0 ? null : (Long) reading.waitedCount());
    }

    /// How long a hand-over took is not known where holders are sampled.
    private static ObjectNode gil(GilAccount account, @Nullable Sampling sampling) {
        boolean missed = sampling != null && sampling.missed() >= 0;
        var node = NODES.objectNode().put("handOvers", account.handOvers()).put("forced", account.forced()).put("missedBySampling", missed ? (Long) sampling.missed() : null);
        spread(node, "holdMs", account.holds(), 1e6, List.of("p10", "p50", "p90", "p99", "max"));
        spread(node, "handOverUs", sampling == null ? account.latency() : null, 1e3, List.of("p50", "p90"));
        if (sampling == null) node.putNull("sampling");
        else node.set("sampling", sampling(sampling));
        return node;
    }

    private static ObjectNode sampling(Sampling sampling) {
        var node = NODES.objectNode();
        number(node, "periodUs", sampling.periodNanos() == 0 ? Double.NaN : sampling.periodNanos() / 1e3);
        node.put("samples", sampling.samples());
        number(node, "gapP90Ms", sampling.gapNanos() < 0 ? Double.NaN : sampling.gapNanos() / 1e6);
        node.put("handOversCounted", sampling.handOvers() < 0 ? null : (Long) sampling.handOvers());
        number(node, "seen", sampling.known());
        number(node, "cpuSeconds", sampling.cpuNanos() / 1e9);
        sampling.limits().forEach(node.putArray("limits")::add);
        return node;
    }

    private static ArrayNode locks(List<LockAccount> accounts) {
        var locks = NODES.arrayNode();
        for (LockAccount account : accounts) {
            var node = locks.addObject().put("name", account.name()).put("acquisitions", account.acquisitions()).put("contended", account.contended());
            spread(node, "waitMs", account.waits(), 1e6, List.of("p50", "p99", "max"));
        }
        return locks;
    }

    private static ArrayNode queues(List<QueueAccount> accounts) {
        var queues = NODES.arrayNode();
        for (QueueAccount account : accounts) {
            var node = queues.addObject().put("name", account.name()).put("kind", word(account.kind())).put("puts", account.puts()).put("gets", account.gets());
            node.put("longest", account.longest() < 0 ? null : (Long) account.longest());
            node.put("signals", account.signals()).put("waits", account.waits()).put("timeOuts", account.timeOuts());
            spread(node, "waitMs", account.waited(), 1e6, List.of("p50", "p99", "max"));
        }
        return queues;
    }

    private static ArrayNode channels(List<ChannelAccount> accounts) {
        var channels = NODES.arrayNode();
        for (ChannelAccount account : accounts) {
            channels.addObject().put("name", account.name()).put("kind", word(account.kind())).put("sends", account.sends()).put("bytesSent", account.sent())
                    .put("receives", account.receives()).put("bytesReceived", account.received());
        }
        return channels;
    }

    private static String word(Resource.Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static void spread(ObjectNode parent, String name, @Nullable Spread spread, double unit, List<String> which) {
        if (spread == null) {
            parent.putNull(name);
            return;
        }
        var all = Map.of("p10", spread.p10(), "p50", spread.p50(), "p90", spread.p90(), "p99", spread.p99(), "max", spread.max());
        var node = parent.putObject(name);
        for (String each : which) number(node, each, all.get(each) / unit);
    }

    private static ObjectNode metrics(Take take, Execution.Outcome outcome) {
        var node = NODES.objectNode();
        double wall = outcome.startNanos() < 0 ? Double.NaN : outcome.wallSeconds();
        Series.Samples samples = take.series().read();
        long steps = 0;
        for (Actor actor : take.cast().actors()) steps += actor.gauge().steps();
        number(node, "stepsPerSecond", steps == 0 ? Double.NaN : steps / wall);
        number(node, "coresUsed", outcome.cpuNanos() < 0 ? Double.NaN : outcome.cpuNanos() / 1e9 / wall);
        node.put("samples", samples.size());
        number(node, "samplingSeconds", take.samplingNanos() / 1e9);
        return node;
    }

    private ObjectNode question(Question question) {
        var answer = result.answers().get(question.id());
        var evidence = result.evidence();
        var node = NODES.objectNode().put("id", question.id()).put("before", question.before());
        var guesses = node.putArray("guesses");
        var replies = NODES.arrayNode();
        boolean ran = evidence.ran(question.before());
        for (String guess : new String[] {answer == null ? null : answer.first(), answer == null ? null : answer.second()}) {
            if (guess == null) guesses.addNull();
            else if (question.numeric()) guesses.add(Double.parseDouble(guess));
            else guesses.add(guess);
            if (guess == null || !ran) replies.addNull();
            else replies.add(question.reply(guess, evidence));
        }
        number(node, "measured", question.measured().apply(evidence).orElse(Double.NaN));
        node.put("sentence", ran ? question.sentence().apply(evidence) : null);
        node.set("replies", replies);
        return node;
    }

    ObjectNode recording() {
        var recorded = result.status().takes().stream().filter(Take::recorded).toList();
        var node = NODES.objectNode();
        if (!result.plan().recorded()) {
            return node.putNull("events").putNull("dropped").putNull("truncated").putNull("drainSeconds").putNull("estimatedCostSeconds");
        }
        long events = recorded.stream().mapToLong(take -> take.execution().trace().size()).sum();
        long dropped = recorded.stream().mapToLong(take -> take.execution().trace().dropped()).sum();
        boolean truncated = recorded.stream().anyMatch(take -> take.execution().trace().truncated());
        double drain = recorded.stream().mapToLong(take -> take.execution().drainNanos()).sum() / 1e9;
        node.put("events", events).put("dropped", dropped).put("truncated", truncated);
        number(node, "drainSeconds", drain);
        number(node, "estimatedCostSeconds", drain + events * result.nanosPerEvent() / 1e9);
        return node;
    }

    /// A value the program returned.
    private static void value(ObjectNode parent, String name, @Nullable Object value) {
        var single = NODES.arrayNode();
        element(single, value);
        parent.set(name, single.get(0));
    }

    private static void element(ArrayNode parent, @Nullable Object value) {
        switch (value) {
            case null -> parent.addNull();
            case Boolean truth -> parent.add(truth);
            case Long number -> parent.add(number.toString());
            case Integer number -> parent.add(number.toString());
            case BigInteger number -> parent.add(number.toString());
            case Double number when Double.isFinite(number) -> parent.add(number);
            case Collection<?> items -> {
                var list = parent.addArray();
                for (Object item : items) element(list, item);
            }
            case Map<?, ?> map -> {
                var node = parent.addObject();
                map.forEach((key, item) -> value(node, String.valueOf(key), item));
            }
            default -> parent.add(value.toString());
        }
    }

    private static double seconds(long nanos) {
        return nanos < 0 ? Double.NaN : nanos / 1e9;
    }

    /// NaN and infinite are "not measured".
    static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) node.put(name, value);
        else node.putNull(name);
    }
}
