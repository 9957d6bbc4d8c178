package interleave.engine.model;

import interleave.python.lib.CallRecorder;
import interleave.python.vm.Interpreter;
import interleave.teaching.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one call of an act asked to be watched: begun before its threads, ended after them.
final class Watching {
    private final Interpreter interpreter;
    private final @Nullable StackSampler sampler;
    private final @Nullable CallRecorder recorder;

    private Watching(Interpreter interpreter, @Nullable StackSampler sampler, @Nullable CallRecorder recorder) {
        this.interpreter = interpreter;
        this.sampler = sampler;
        this.recorder = recorder;
    }

    static Watching begin(Interpreter interpreter, Profile.Watch watch) {
        var recorder = watch == Profile.Watch.CALLS ? new CallRecorder() : null;
        if (recorder != null) interpreter.profile(recorder);
        return new Watching(interpreter, watch == Profile.Watch.STACKS ? StackSampler.start(interpreter) : null, recorder);
    }

    /// @param cancelled nobody will look at the result
    @Nullable Profile end(boolean cancelled) {
        if (recorder != null) interpreter.stopProfiling(recorder);
        if (sampler != null && cancelled) sampler.abandon();
        if (cancelled || sampler == null && recorder == null) return null;
        return sampler != null ? sampler.stop() : new Profile(null, null, calls(recorder));
    }

    private static List<Profile.ThreadCalls> calls(CallRecorder recorder) {
        return recorder.threads().stream().map(thread -> new Profile.ThreadCalls(thread.name, recorder.rows(thread).stream().map(row ->
            new Profile.Function(row.function(), row.calls(), row.calls() - row.recursive(), row.own() / 1e9, row.total() / 1e9, row.cpuOwn() / 1e9,
                row.cpuTotal() / 1e9)).toList())).toList();
    }
}
