package interleave.python.lib;

import interleave.python.vm.Exceptions;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyType;

/// The module `queue`.
final class QueueModule {
    private QueueModule() {}

    static PyModule make() {
        return new PyModule("queue")
            .define("Queue", PyQueue.QUEUE).define("LifoQueue", PyQueue.LIFO).define("PriorityQueue", PyQueue.PRIORITY)
            .define("SimpleQueue", PySimpleQueue.SIMPLE_QUEUE).define("Empty", PyQueue.EMPTY).define("Full", PyQueue.FULL)
            .define("ShutDown", PyQueue.SHUT_DOWN);
    }

    /// @param module where CPython says it is from
    static PyType exception(String name, String module) {
        return PyType.builtIn(name, Exceptions.EXCEPTION).define("__module__", module);
    }
}
