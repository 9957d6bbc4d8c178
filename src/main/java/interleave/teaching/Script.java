package interleave.teaching;

import java.util.List;
import java.util.Optional;

/// A program of the user's own as something that can be run: a lesson of one act, which is the whole program, that asks, compares and promises nothing.
///
/// Two of the same program are not equal: it may have been edited between.
public final class Script implements Lesson {
    public static final String ID = "script";
    /// The act's id.
    public static final String RUN = "run";

    private final Program program;
    private final Launch launch;
    private final Heading heading;
    private final Content content;

    /// @param program with a launch
    public Script(Program program) {
        this.program = program;
        this.launch = Optional.ofNullable(program.launch()).orElseThrow(() -> new IllegalArgumentException("A script needs a launch."));
        heading = new Heading("", launch.file().getFileName().toString(), "Your own program", 0);
        var act = Act.of(RUN, "Run " + heading.title(), "The whole program, from its first line to the end of its last thread.", Knob.SWITCH_INTERVAL)
            .brief("Run").calls(Program.MAIN).onceCold();
        content = new Content(List.of(act), List.of(Knob.switchInterval()), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public Launch launch() {
        return launch;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Program program() {
        return program;
    }

    @Override
    public Heading heading() {
        return heading;
    }

    @Override
    public Content content() {
        return content;
    }

    @Override
    public List<String> verdict(Evidence evidence) {
        return List.of();
    }

    @Override
    public String notes() {
        return "";
    }

    @Override
    public String instructor() {
        return "";
    }

    @Override
    public String sheet() {
        return "";
    }

    @Override
    public Optional<Exercise> exercise() {
        return Optional.empty();
    }
}
