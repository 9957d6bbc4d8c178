package interleave.cli;

import interleave.run.Result;
import interleave.run.Session;
import interleave.run.TapeRecorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--record`, which `run` and `python` share: the tape follows the run while it goes on, or is written after one in the window.
final class TapeOutlet {
    @Option(names = "--record", paramLabel = "FILE.tape", description = "The whole recording, for interleave open; written while it runs.")
    private @Nullable String file;

    private @Nullable TapeRecorder following;

    /// Makes sure, before anything runs, that it can be written.
    ///
    /// @param unrecorded whether nothing is recorded that could be written
    void ready(boolean unrecorded) {
        if (file == null) return;
        if (unrecorded) throw Refusal.usage("--record needs the recorder; leave --no-recorder out.");
        Console.writableFile(file);
    }

    /// From now on it follows this run; where it can't begin, the run is ended.
    void follow(Session session) {
        if (file == null) return;
        try {
            following = TapeRecorder.start(session, Path.of(file));
        } catch (IOException e) {
            session.cancel();
            throw Console.unwritten(file, e);
        }
    }

    /// The run that was followed is over.
    void finish(Result result) {
        if (following != null) following.finish(result);
    }

    /// What is left to be done, or said.
    ///
    /// @throws Refusal with one sentence when it is not all there
    void done(Result result, Consumer<String> told) {
        if (file == null) return;
        try {
            if (following == null) TapeRecorder.write(result, Path.of(file), Map.of());
        } catch (IOException e) {
            throw Console.unwritten(file, e);
        }
        if (following != null && following.failure() != null) throw Console.cutShort(file, following.failure());
        told.accept("tape    " + file);
    }
}
