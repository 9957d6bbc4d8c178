package interleave.teaching;

/// A loaded program whose acts can be run, one at a time.
public interface Workload extends AutoCloseable {
    /// Whether the program defines this function.
    boolean defines(String function);

    /// Starts one call of an act on threads of the workload's own and returns at once.
    Execution start(Call call);

    /// Ends whatever still runs; no thread or process is left.
    @Override
    void close();

    /// One call of an act.
    ///
    /// @param function            the act's function
    /// @param arguments           every knob; those the function has no parameter for are not passed
    /// @param switchIntervalNanos as `sys.setswitchinterval`, at least 1000
    /// @param gil                 false: without the GIL, where the engine can
    /// @param watch               what else is watched: [Execution#profile()]
    /// @param recorded            false: no events (`--no-recorder`)
    /// @param search              not to be called once but searched for a schedule on which it fails; null: to be called. Only where [Act#search()] asks for it
    /// @param terminal            of a program that is run as a whole
    /// @param cells               names of shared numbers whose reads and writes are recorded: [Act#cells()]
    /// @param measured            whether its times will be looked at: worker processes then warm up before they begin
    record Call(String function, java.util.Map<String, Object> arguments, long switchIntervalNanos, boolean gil, boolean recorded, Profile.Watch watch,
                @org.jspecify.annotations.Nullable Search search, boolean measured, Terminal terminal, java.util.Set<String> cells) {
        /// Whose times nobody looks at.
        public Call(String function, java.util.Map<String, Object> arguments, long switchIntervalNanos, boolean gil, boolean recorded) {
            this(function, arguments, switchIntervalNanos, gil, recorded, Profile.Watch.NOTHING, null, false, Terminal.NONE, java.util.Set.of());
        }

        public Call watched(Profile.Watch what) {
            return new Call(function, arguments, switchIntervalNanos, gil, recorded, what, search, measured, terminal, cells);
        }

        public Call searched(@org.jspecify.annotations.Nullable Search search) {
            return new Call(function, arguments, switchIntervalNanos, gil, recorded, watch, search, measured, terminal, cells);
        }

        public Call cells(java.util.Set<String> names) {
            return new Call(function, arguments, switchIntervalNanos, gil, recorded, watch, search, measured, terminal, names);
        }

        public Call measured(boolean wanted) {
            return new Call(function, arguments, switchIntervalNanos, gil, recorded, watch, search, wanted, terminal, cells);
        }

        public Call at(Terminal streams) {
            return new Call(function, arguments, switchIntervalNanos, gil, recorded, watch, search, measured, streams, cells);
        }
    }
}
