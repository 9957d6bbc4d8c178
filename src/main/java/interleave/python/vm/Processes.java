package interleave.python.vm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The port through which a program has worker processes, and what processes share: pipes, semaphores, cells. `multiprocessing` stands on it; who embeds the
/// interpreter puts something behind it ([Config#processes]).
///
/// A handle is a number that means the same in all processes of a run. Waits are for at most `nanos` (negative: for ever), end with InterruptedException when the
/// run is cancelled, and are made without the GIL. All is safe from any thread.
///
/// An *end* of a pipe stays open while some process holds it. A process that ends, however it ends, lets go of all it held; it does not release a semaphore.
public interface Processes {
    /// A pipe has no message and nobody is left to write one.
    final class Closed extends RuntimeException {
        public Closed() {
            super(null, null, false, false);
        }
    }

    /// Nobody is left to read the pipe.
    final class Broken extends RuntimeException {
        public Broken() {
            super(null, null, false, false);
        }
    }

    /// It can't be done; the message is a sentence for the program's user.
    final class Refused extends RuntimeException {
        public Refused(String message) {
            super(message, null, false, false);
        }
    }

    /// An end of a pipe.
    record End(int pipe, boolean writing) {}

    /// A process that has been started: its handle and the system's number for it.
    record Started(int process, long pid) {}

    /// A new pipe, both of whose ends this process holds once.
    int pipe();

    void hold(End end);

    void letGo(End end);

    /// The end is on its way to another process in a message and stays open until [#adopt], by whichever process takes it up.
    void post(End end);

    void adopt(End end);

    /// The largest message, in bytes.
    long mostBytes();

    /// Returns when the pipe has taken all but its capacity's worth.
    void send(int pipe, byte[] message) throws InterruptedException;

    /// The next message; null when none came in time.
    byte @Nullable [] receive(int pipe, long nanos) throws InterruptedException;

    int semaphore(int value);

    boolean acquire(int semaphore, long nanos) throws InterruptedException;

    void release(int semaphore);

    int value(int semaphore);

    /// `count` numbers of 64 bits that all processes see, 0 at first.
    int cells(int count);

    long cell(int cells, int index);

    void cell(int cells, int index, long value);

    /// Starts a process that does `task`; returns at once.
    ///
    /// @param task what [interleave.python.lib] makes of the Python object; decoded and run in the new process
    /// @param ends which the new process holds from the start
    /// @param warm whether a process that is running already may be taken
    Started start(String name, byte[] task, List<End> ends, boolean warm);

    /// Makes sure that there are processes to be taken, and waits for them.
    void prepare() throws InterruptedException;

    /// The exit code of a process, negative for a signal's number; null when it has not ended in time.
    @Nullable Integer await(int process, long nanos) throws InterruptedException;

    /// 15 asks it to end, 9 ends it; others are refused.
    void kill(int process, int signal);

    /// Waits until one of the pipes has a message (or is closed) or one of the processes has ended; which: `pipes` first, then `processes`.
    List<Boolean> awaitAny(List<Integer> pipes, List<Integer> processes, long nanos) throws InterruptedException;

    /// The resource in this process's cast that stands for a pipe or semaphore.
    int resource(int handle, interleave.trace.Resource.Kind kind, String name);

    /// Bytes of messages, and the time that encoding and decoding took.
    void count(long bytesIn, long bytesOut, long pickleNanos);

    /// One task of a pool is done.
    void countTask();
}
