package interleave.python.vm;

import java.util.concurrent.atomic.AtomicInteger;

/// The number that stands for an object's address: in `id()`, in hashes, in what `repr` shows. The JVM's own, which differs from run to run; for a conducted
/// program the conductor's, which doesn't.
///
/// How many conducted programs run is kept for the whole JVM, so that all others pay one look at a field and not a look for their conductor.
public final class Identity {
    private static final AtomicInteger CONDUCTED = new AtomicInteger();

    private Identity() {}

    public static int of(Object object) {
        return CONDUCTED.getPlain() == 0 ? System.identityHashCode(object) : controlled(object);
    }

    private static int controlled(Object object) {
        var me = PyThread.currentOrNull();
        return me == null || me.conductor == null ? System.identityHashCode(object) : me.conductor.identity(object);
    }

    /// To be called before the first thread of a conducted program starts, and [#ended] after its last has ended.
    public static void began() {
        CONDUCTED.incrementAndGet();
    }

    public static void ended() {
        CONDUCTED.decrementAndGet();
    }
}
