package interleave.cli;

import interleave.engine.cpython.CpythonEngine;
import interleave.engine.cpython.Interpreters;
import interleave.run.Engines;
import interleave.run.Machine;
import interleave.teaching.Engine;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "engines", mixinStandardHelpOptions = true, description = "Every engine found, its version, GIL or free-threaded, and why one is unusable.")
final class EnginesCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--json", description = "As JSON, interleave/engines@1.")
    private boolean json;

    EnginesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        var engines = Engines.all(new Interpreters());
        if (json) {
            var root = JsonNodeFactory.instance.objectNode().put("format", "interleave/engines@1");
            root.set("machine", Machine.json(OptionalDouble.empty()));
            var list = root.putArray("engines");
            for (Engine engine : engines) describe(engine, list.addObject());
            console.json(root);
        } else {
            for (Engine engine : engines) {
                String name = engine instanceof CpythonEngine python ? "cpython:" + python.interpreter().path() : engine.kind().id();
                console.answer(name + "  " + engine.version() + (engine.gil() ? "  with the GIL" : "  without a GIL")
                        + (engine.unusable() == null ? "" : "  unusable: " + engine.unusable()));
            }
            if (engines.stream().noneMatch(engine -> engine instanceof CpythonEngine python && python.interpreter().usable())) console.answer(Interpreters.NONE);
        }
        return 0;
    }

    static void describe(Engine engine, ObjectNode node) {
        node.put("kind", engine.kind().id()).put("version", engine.version()).put("gil", engine.gil())
                .put("path", engine instanceof CpythonEngine python ? python.interpreter().path().toString() : null)
                .put("usable", engine.unusable() == null).put("reason", engine.unusable());
    }
}
