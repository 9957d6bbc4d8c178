package interleave.python.vm;

/// What calling an `async def` function gives: its body, not begun. It is no iterator; whoever awaits it, or the event loop, runs [#body].
public final class PyCoroutine extends PyObject {
    final PyGenerator body;

    PyCoroutine(PyGenerator body) {
        this.body = body;
    }

    /// What an `await` of it iterates over.
    public PyGenerator body() {
        return body;
    }

    @Override
    public PyType type() {
        return Types.COROUTINE;
    }
}
