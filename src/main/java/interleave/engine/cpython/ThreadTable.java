package interleave.engine.cpython;

import java.util.Arrays;

/// The threads of a process by the address of their PyThreadState and by the system's number. One that has ended is still known by its address, which the GIL may name
/// as its last holder, until another thread takes the address over. One thread's.
final class ThreadTable {
    private static final int NONE = -1, MOST_ENDED = 4096;

    private long[] states = new long[16];
    private int[] actors = new int[16], nativeIds = new int[16];
    private int count, ended, lastFound;

    void enter(int actor, int nativeId, long threadState) {
        int at = threadState == 0 ? NONE : find(threadState);
        if (at == NONE) {
            if (ended > MOST_ENDED) forget();
            if (count == states.length) grow();
            at = count++;
        } else if (nativeIds[at] == 0) {
            ended--;
        }
        states[at] = threadState;
        actors[at] = actor;
        nativeIds[at] = nativeId;
    }

    /// Whether it was there.
    boolean leave(int actor) {
        for (int i = count - 1; i >= 0; i--) {
            if (actors[i] == actor && nativeIds[i] != 0) {
                nativeIds[i] = 0;
                ended++;
                return true;
            }
        }
        return false;
    }

    boolean knows(int actor) {
        for (int i = count - 1; i >= 0; i--) if (actors[i] == actor) return true;
        return false;
    }

    /// The actor; -1 for none.
    int ofThreadState(long threadState) {
        int at = find(threadState);
        return at == NONE ? NONE : actors[at];
    }

    private int find(long threadState) {
        if (lastFound < count && states[lastFound] == threadState) return lastFound;
        for (int i = count - 1; i >= 0; i--) if (states[i] == threadState) return lastFound = i;
        return NONE;
    }

    /// The actor; -1 for none.
    int ofNativeId(int nativeId) {
        for (int i = count - 1; i >= 0; i--) if (nativeIds[i] == nativeId) return actors[i];
        return NONE;
    }

    /// Those that have not ended.
    Peer[] peers() {
        var peers = new Peer[count - ended];
        for (int i = 0, next = 0; i < count; i++) if (nativeIds[i] != 0) peers[next++] = new Peer(nativeIds[i], states[i]);
        return peers;
    }

    private void forget() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (nativeIds[i] == 0) continue;
            states[kept] = states[i];
            actors[kept] = actors[i];
            nativeIds[kept++] = nativeIds[i];
        }
        count = kept;
        ended = 0;
    }

    private void grow() {
        states = Arrays.copyOf(states, count * 2);
        actors = Arrays.copyOf(actors, count * 2);
        nativeIds = Arrays.copyOf(nativeIds, count * 2);
    }
}
