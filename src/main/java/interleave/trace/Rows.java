package interleave.trace;

/// Some successive events, each at its place from 0 on.
sealed interface Rows permits Columns, PackedEvents {
    long time(int at);

    int actor(int at);

    int resource(int at);

    /// As [Columns#pack] makes it.
    int lineAndKind(int at);

    long argument(int at);
}
