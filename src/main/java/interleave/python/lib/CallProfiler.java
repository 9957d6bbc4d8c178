package interleave.python.lib;

import interleave.python.vm.Calls;
import interleave.python.vm.Code;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Frame;
import interleave.python.vm.Interpreter;
import interleave.python.vm.Keywords;
import interleave.python.vm.Profiler;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyList;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.Signature;
import interleave.python.vm.Truth;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `_lsprof.Profiler`, on which `cProfile.Profile` stands: as CPython 3.13's, where a profiler is a tool of the interpreter. Only one may be active, and it
/// hears *every* thread, all on one stack of calls ([CallTable]).
final class CallProfiler extends PyInstance implements Profiler {
    private static final PyType TYPE = define(PyType.builtIn("Profiler"));
    private static final PyType ENTRY = PyType.builtIn("profiler_entry"), SUBENTRY = PyType.builtIn("profiler_subentry");
    private static final Signature INIT = Signature.parse("Profiler", "timer=, timeunit=, subcalls=, builtins=");
    private static final Signature ENABLE = Signature.parse("enable", "subcalls=, builtins=");
    private static final double NANO = 1e-9;

    private @Nullable Object timer;
    private double unit;
    private boolean subcalls = true, builtins = true;
    private @Nullable Interpreter active;
    private CallTable table = new CallTable(System::nanoTime, null);

    private CallProfiler(PyType type) {
        super(type);
    }

    static PyModule module() {
        return new PyModule("_lsprof").define("Profiler", TYPE).define("profiler_entry", ENTRY).define("profiler_subentry", SUBENTRY);
    }

    private static PyType define(PyType type) {
        return type.define("__module__", "_lsprof").constructor((thread, made, arguments, keywords) -> {
                var profiler = new CallProfiler(made);
                if (made.isBuiltIn()) profiler.initialise(thread, arguments, keywords);
                return profiler;
            })
            .define(PyBuiltin.general("__init__", (thread, a, keywords) -> {
                ((CallProfiler) a[0]).initialise(thread, Arrays.copyOfRange(a, 1, a.length), keywords);
                return PyNone.NONE;
            }))
            .define(PyBuiltin.general("enable", (thread, a, keywords) -> {
                ((CallProfiler) a[0]).enable(thread, ENABLE.bind(thread, Arrays.copyOfRange(a, 1, a.length), keywords));
                return PyNone.NONE;
            }))
            .define(PyBuiltin.of("disable", (thread, self) -> {
                ((CallProfiler) self).disable();
                return PyNone.NONE;
            }))
            .define(PyBuiltin.of("clear", (thread, self) -> {
                ((CallProfiler) self).table.clear();
                return PyNone.NONE;
            }))
            .define(PyBuiltin.of("getstats", (thread, self) -> ((CallProfiler) self).stats()));
    }

    private void initialise(PyThread thread, Object[] arguments, Keywords keywords) {
        var a = INIT.bind(thread, arguments, keywords);
        timer = a[0] == null || a[0] == PyNone.NONE ? null : a[0];
        unit = a[1] instanceof Double given ? given : a[1] instanceof Long whole ? whole : 0;
        subcalls = a[2] == null || Truth.of(thread, a[2]);
        builtins = a[3] == null || Truth.of(thread, a[3]);
        table = new CallTable(timer == null ? System::nanoTime : this::external, null);
    }

    /// The program's own clock: seconds, or whole numbers of `timeunit` seconds.
    private long external() {
        var thread = PyThread.current();
        thread.stopListening();
        try {
            var now = Calls.call0(thread, timer);
            return now instanceof Long whole ? unit > 0 ? whole : Math.round(whole / NANO) : now instanceof Double seconds ? Math.round(seconds / NANO) : 0;
        } finally {
            thread.listen();
        }
    }

    private void enable(PyThread thread, Object[] a) {
        var interpreter = thread.interpreter;
        if (!interpreter.claimProfiling(this)) throw PyError.of(Exceptions.VALUE_ERROR, "Another profiling tool is already active");
        if (a[0] != null) subcalls = Truth.of(thread, a[0]);
        if (a[1] != null) builtins = Truth.of(thread, a[1]);
        active = interpreter;
        interpreter.profile(this);
    }

    private void disable() {
        var interpreter = active;
        if (interpreter == null) return;
        active = null;
        interpreter.stopProfiling(this);
        interpreter.releaseProfiling(this);
        table.flush(subcalls);
    }

    private PyList stats() {
        var shown = new IdentityHashMap<Object, Object>(); // the same label object for entry and sub-entry: cProfile goes by identity
        double factor = timer != null && unit > 0 ? unit : NANO;
        var all = new PyList();
        for (var entry : table.entries()) {
            if (entry.calls == 0) continue;
            var made = tally(ENTRY, entry.function, entry, factor, shown);
            var calls = new PyList();
            for (var callee : entry.order) {
                var tally = entry.callees.get(callee);
                if (tally.calls != 0) calls.append(tally(SUBENTRY, callee.function, tally, factor, shown));
            }
            made.attribute("calls", calls.size() == 0 ? PyNone.NONE : calls);
            all.append(made);
        }
        return all;
    }

    private static PyInstance tally(PyType type, Object function, CallTable.Tally tally, double factor, Map<Object, Object> shown) {
        var made = new PyInstance(type);
        made.attribute("code", shown.computeIfAbsent(function, f -> f instanceof Code ? f : CallTable.label((PyBuiltin) f)));
        made.attribute("callcount", tally.calls);
        made.attribute("reccallcount", tally.recursive);
        made.attribute("totaltime", factor * tally.total);
        made.attribute("inlinetime", factor * tally.own);
        return made;
    }

    @Override
    public void called(PyThread thread, Frame frame) {
        table.enter(frame.code, subcalls);
    }

    @Override
    public void returned(PyThread thread, Frame frame, @Nullable Object result) {
        table.leave(frame.code, subcalls);
    }

    @Override
    public void builtinCalled(PyThread thread, Frame frame, PyBuiltin function, @Nullable Object self) {
        if (builtins) table.enter(function, subcalls);
    }

    @Override
    public void builtinReturned(PyThread thread, Frame frame, PyBuiltin function, @Nullable Object self, boolean raised) {
        if (builtins) table.leave(function, subcalls);
    }
}
