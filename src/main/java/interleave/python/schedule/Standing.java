package interleave.python.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is so where a conducted run has stopped: where each thread stands and what it holds in its hands, the places that threads share, the locks.
/// Immutable; values are texts.
///
/// @param players in order of their numbers
/// @param places  what more than one thread can reach and a thread has read or written since there are several, in order of first touch
/// @param things  locks, queues, events and the like, in order of their making
public record Standing(List<Player> players, List<Place> places, List<Thing> things) {
    public Standing {
        players = List.copyOf(players);
        places = List.copyOf(places);
        things = List.copyOf(things);
    }

    static final Standing NOTHING = new Standing(List.of(), List.of(), List.of());

    public enum State {
        /// Can be let go.
        READY,
        /// Waits for what hasn't come.
        WAITING,
        ENDED
    }

    /// A thread.
    ///
    /// @param number  in order of start; the main thread is 0
    /// @param actor   its id in the cast of the run
    /// @param file    of the line it stands at, "" before its first
    /// @param line    in the program's own code, from 1; 0 before its first
    /// @param code    that line's text without indentation
    /// @param waits   what it waits for, as "waits for left", else ""
    /// @param timeOut its wait has a time-out, which can be chosen to fire
    /// @param locals  of the innermost function of the program's own
    /// @param copies  what it has read from a place and still has
    public record Player(int number, int actor, String name, State state, String file, int line, String function, String code, String waits, boolean timeOut,
                         List<Variable> locals, List<Copy> copies) {
        public Player {
            locals = List.copyOf(locals);
            copies = List.copyOf(copies);
        }
    }

    public record Variable(String name, String value) {}

    /// @param variable the local variable that has it; "" for what the line the thread stands at has read and not yet used
    /// @param place    number of the place
    /// @param value    as it was read
    /// @param stale    another thread has written the place since
    public record Copy(String variable, int place, String value, boolean stale) {}

    /// A place in memory.
    ///
    /// @param name   as the program reaches it: `shared._items['count']`
    /// @param brief  the last part: `count`
    /// @param value  null: there is nothing there (yet)
    /// @param shared it has been written, or could be: worth showing
    /// @param writer number of the thread that wrote it last since there are several, or -1
    /// @param step   in which step of the run that was, or -1
    public record Place(String name, String brief, @Nullable String value, boolean shared, int writer, int step) {}

    /// A lock, queue, event or the like.
    ///
    /// @param id      in the cast of the run
    /// @param holder  number of the thread that holds it, or -1
    /// @param count   how often it holds it
    /// @param waiters numbers of the threads that wait for it
    /// @param length  items in a queue, or -1
    public record Thing(int id, interleave.trace.Resource.Kind kind, String name, int holder, int count, List<Integer> waiters, long length) {
        public Thing {
            waiters = List.copyOf(waiters);
        }

        public boolean isLock() {
            return kind == interleave.trace.Resource.Kind.LOCK || kind == interleave.trace.Resource.Kind.RLOCK;
        }
    }
}
