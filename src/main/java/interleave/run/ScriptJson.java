package interleave.run;

import interleave.teaching.Engine;
import interleave.teaching.Script;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A run of a program of the user's own as `interleave/python@1`: what it has in common with a lesson's act is written the same way.
final class ScriptJson {
    private ScriptJson() {}

    static ObjectNode of(Result result, Script script, ResultJson parts) {
        var plan = result.plan();
        var launch = script.launch();
        var root = JsonNodeFactory.instance.objectNode().put("format", "interleave/python@1").put("script", plan.program().fileName()).put("file", launch.file().toString());
        var arguments = root.putArray("arguments");
        launch.arguments().forEach(arguments::add);
        root.put("folder", launch.folder().toString()).put("status", parts.status());
        var take = result.status().takes().isEmpty() ? null : result.status().takes().getFirst();
        var outcome = take == null ? null : take.outcome();
        root.put("exitStatus", outcome != null && outcome.results().get(Engine.EXIT_STATUS) instanceof Number status ? (Long) status.longValue() : null);
        root.set("engine", parts.engine(plan.engine().gil()));
        root.set("machine", Machine.json(result.evidence().parallelism()));
        root.set("knobs", ResultJson.knobs(plan.settings().values()));
        if (outcome == null) root.putNull("run");
        else root.set("run", ResultJson.repetition(take));
        root.set("findings", parts.findings());
        root.set("recording", parts.recording());
        parts.failure(root);
        root.put("remedy", result.remedy().orElse(null));
        return root;
    }
}
