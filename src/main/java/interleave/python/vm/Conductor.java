package interleave.python.vm;

/// Whoever decides which of a program's threads goes on, one at a time: the controlled scheduler of `python.schedule`. An interpreter with a conductor has no
/// GIL and no clock of its own; its locks, waits, time-outs and time belong to the conductor.
///
/// The threads call it, each for itself, and a call returns when the thread may go on. Where it may stop a thread: at [#look] and [#access], which of
/// the two is the conductor's business; at each wait ([#await]); at a thread's start and end.
public interface Conductor {
    /// A thread's first call, on that thread: returns when it is let go for the first time. The first thread of all goes on at once.
    void begin(PyThread me);

    /// The starter's call after it has started a Java thread: returns, without letting another go, when that thread has called [#begin] or ended.
    void awaitArrival(PyThread me, Thread started);

    /// A thread's last call, when everything that others can see of its end has happened; tolerates a thread that never began.
    void end(PyThread me);

    /// The look at the eval breaker.
    void look(PyThread me);

    /// Before a shared access or a call of a built-in, in code compiled with such stops.
    void access(PyThread me);

    /// In code compiled to tell ([interleave.python.code.TreeCompiler#telling]): the thread has read, or writes next, what others may share.
    ///
    /// @param owner  an object, a container, a module's dict of globals, or the cell of a closure's variable
    /// @param key    the attribute's or the variable's name, the item's key; unused with a cell
    /// @param writes it writes next; no stop comes between
    default void touches(PyThread me, Frame frame, Object owner, Object key, boolean writes) {}

    /// In code compiled to tell: the thread has called a method of a built-in container.
    default void called(PyThread me, Frame frame, Object self, String method, Object[] arguments, Object result) {}

    /// The thread is about to wait, or has ended: for the recording, where its turn ends here.
    void letGo(PyThread me);

    /// The thread goes on after a wait: for the recording.
    void regain(PyThread me);

    /// Waits in the program's stead; false when the time-out fired. `nanos` negative: there is none.
    ///
    /// @throws Cancelled when the run is over, also because this wait can't be controlled
    boolean await(PyThread me, long nanos, Blocking wait);

    /// The program's clock, ns: the same in each run of the same schedule.
    long nanoTime();

    /// A small number instead of an address, the same in each run of the same schedule.
    int identity(Object object);

    /// A thread has ended by an exception that nobody caught.
    void uncaught(PyThread me, PyException exception);

    /// The program asks for something that no conductor can control.
    ///
    /// @param what as in "it can't control a socket"
    /// @return never: the run is over
    Cancelled refuse(PyThread me, String what);
}
