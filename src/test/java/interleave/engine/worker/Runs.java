package interleave.engine.worker;

import interleave.python.LittlePython;
import interleave.python.vm.Config;
import interleave.trace.Cast;
import java.util.List;
import java.util.Map;

/// Runs a program as `python FILE` does, with worker processes; none is left afterwards.
final class Runs {
    private Runs() {}

    record Result(String output, String errors, int status, Hub hub) {}

    static Result run(String program) throws InterruptedException {
        return run(program, hub -> { });
    }

    static Result run(String program, java.util.function.Consumer<Hub> begun) throws InterruptedException {
        return run(program, begun, (hub, text) -> { });
    }

    /// @param printed called with what the program prints, on its thread
    static Result run(String program, java.util.function.BiConsumer<Hub, String> printed) throws InterruptedException {
        return run(program, hub -> { }, printed);
    }

    private static Result run(String program, java.util.function.Consumer<Hub> begun, java.util.function.BiConsumer<Hub, String> printed) throws InterruptedException {
        var cast = new Cast();
        int process = cast.process("main").id();
        var out = new StringBuffer();
        var errors = new StringBuffer();
        try (var hub = new Hub(new Hub.Program("program.py", program, "__main__", Map.of(), List.of("program.py")),
                new Hub.Scene(cast, process, null, (stream, text) -> (stream == 1 ? out : errors).append(text)), new Hub.Mode(true, 5_000_000, false))) {
            begun.accept(hub);
            var config = new Config(true, cast, process, null, text -> {
                out.append(text);
                printed.accept(hub, text);
            }, errors::append, List.of("program.py"), Map.of(), hub.processes());
            int status = LittlePython.runMain(LittlePython.interpreter(config), program, "program.py");
            return new Result(out.toString(), errors.toString(), status, hub);
        }
    }

    /// The processes of this machine that have the text on their command line, as the system lists them.
    static List<ProcessHandle> processesWith(String token) {
        return ProcessHandle.allProcesses().filter(process -> process.info().arguments().map(List::of).orElse(List.of()).stream().anyMatch(word -> word.contains(token)))
            .toList();
    }
}
