package interleave.python.vm;

/// A wait of which it can be known, without ending it, whether it could end now. With [#await] and 0 it then ends at once. What a [Conductor] can wait for.
public interface Waitable extends Blocking {
    /// Whether waiting would end now, but for a time-out.
    boolean ready();
}
