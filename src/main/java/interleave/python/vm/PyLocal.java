package interleave.python.vm;

import java.util.IdentityHashMap;

/// `threading.local`: an object whose attributes are others in each thread. They lie with the thread and end with it.
///
/// A class that inherits has its `__init__` called afresh, with the arguments the object was made with, when a thread first looks at it.
public final class PyLocal extends PyObject {
    private final PyType type;
    private final Object[] arguments;
    private final Keywords keywords;

    public PyLocal(PyType type, Object[] arguments, Keywords keywords) {
        this.type = type;
        this.arguments = arguments;
        this.keywords = keywords;
    }

    @Override
    public PyType type() {
        return type;
    }

    /// What it holds for this thread: its `__dict__` there.
    public PyDict attributes(PyThread thread) {
        var all = thread.locals;
        if (all == null) thread.locals = all = new IdentityHashMap<>();
        var known = all.get(this);
        return known != null ? known : begin(thread, all);
    }

    private PyDict begin(PyThread thread, IdentityHashMap<PyLocal, PyDict> all) {
        var fresh = new PyDict();
        all.put(this, fresh);
        var init = type.lookup("__init__");
        if (!(init instanceof PyFunction)) return fresh;
        boolean done = false;
        try {
            Calls.call(thread, init, Instantiation.prepend(this, arguments), keywords);
            done = true;
        } finally {
            if (!done) all.remove(this);
        }
        return fresh;
    }

    /// The thread that makes it calls `__init__` in making it.
    public void made(PyThread maker) {
        var all = maker.locals;
        if (all == null) maker.locals = all = new IdentityHashMap<>();
        all.put(this, new PyDict());
    }
}
