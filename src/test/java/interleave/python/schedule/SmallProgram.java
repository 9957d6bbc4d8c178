package interleave.python.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A random program of two or three threads that read and write two shared attributes and take two locks; as Python, and as a small machine whose
/// every interleaving is gone through here, without anything of the scheduler's.
final class SmallProgram {
    enum Kind { READ, WRITE, ACQUIRE, RELEASE, START, JOIN }

    record Op(Kind kind, int which) {
        boolean isCall() {
            return kind != Kind.READ && kind != Kind.WRITE;
        }
    }

    /// `threads[0]` is the main thread.
    final List<List<Op>> threads = new ArrayList<>();
    private final boolean gil;

    SmallProgram(Random random, int workers, int length, boolean gil) {
        this.gil = gil;
        var main = new ArrayList<Op>();
        threads.add(main);
        for (int worker = 1; worker <= workers; worker++) {
            main.add(new Op(Kind.START, worker));
            threads.add(worker(random, length));
        }
        for (int worker = 1; worker <= workers; worker++) main.add(new Op(Kind.JOIN, worker));
    }

    private static List<Op> worker(Random random, int length) {
        var ops = new ArrayList<Op>();
        var held = new ArrayDeque<Integer>();
        while (ops.size() + held.size() < length) {
            int kind = random.nextInt(6);
            int which = random.nextInt(2);
            if (kind == 4 && !held.contains(which) && ops.size() + held.size() + 2 <= length) {
                held.push(which);
                ops.add(new Op(Kind.ACQUIRE, which));
            } else if (kind == 5 && !held.isEmpty()) {
                ops.add(new Op(Kind.RELEASE, held.pop()));
            } else if (kind < 4) {
                ops.add(new Op(kind < 2 ? Kind.READ : Kind.WRITE, which));
            }
        }
        while (!held.isEmpty()) ops.add(new Op(Kind.RELEASE, held.pop()));
        return ops;
    }

    String python() {
        var text = new StringBuilder("import threading\n\nclass Shared:\n    pass\n\n");
        for (int worker = 1; worker < threads.size(); worker++) {
            text.append("def work").append(worker).append("(s, a, b):\n    r = 0\n");
            for (var op : threads.get(worker)) {
                text.append("    ").append(switch (op.kind()) {
                    case READ -> "r = s." + "xy".charAt(op.which());
                    case WRITE -> "s." + "xy".charAt(op.which()) + " = r + " + worker;
                    case ACQUIRE -> "ab".charAt(op.which()) + ".acquire()";
                    default -> "ab".charAt(op.which()) + ".release()";
                }).append('\n');
            }
            text.append('\n');
        }
        text.append("def act():\n    s = Shared()\n    s.x = 0\n    s.y = 0\n    a = threading.Lock()\n    b = threading.Lock()\n");
        for (int worker = 1; worker < threads.size(); worker++) text.append("    t%d = threading.Thread(target=work%d, args=(s, a, b))\n".formatted(worker, worker));
        for (var op : threads.getFirst()) text.append("    t").append(op.which()).append(op.kind() == Kind.START ? ".start()\n" : ".join()\n");
        return text.append("    return [s.x, s.y]\n").toString();
    }

    private static final int NOT_YET = -2, STARTED = -1;

    /// `at`: the next operation; `inside`: it has been begun and waits.
    private static final class State {
        final int[] at;
        final boolean[] inside;
        final int[] locals;
        final int[] shared = new int[2], owner = {-1, -1};

        State(int threads) {
            at = new int[threads];
            inside = new boolean[threads];
            locals = new int[threads];
            java.util.Arrays.fill(at, NOT_YET);
            at[0] = 0;
        }

        State(State other) {
            at = other.at.clone();
            inside = other.inside.clone();
            locals = other.locals.clone();
            System.arraycopy(other.shared, 0, shared, 0, 2);
            System.arraycopy(other.owner, 0, owner, 0, 2);
        }

        String key() {
            return java.util.Arrays.toString(at) + java.util.Arrays.toString(inside) + java.util.Arrays.toString(locals) + java.util.Arrays.toString(shared)
                + java.util.Arrays.toString(owner);
        }
    }

    private boolean ended(State state, int thread) {
        int end = threads.get(thread).size();
        return state.at[thread] == end + 1 || state.at[thread] == end && !stopsAtEnd(thread);
    }

    /// Under the GIL there is a look at the eval breaker after the last call.
    private boolean stopsAtEnd(int thread) {
        return gil && threads.get(thread).getLast().isCall();
    }

    private boolean ready(State state, int thread, Op op) {
        return switch (op.kind()) {
            case ACQUIRE -> state.owner[op.which()] < 0;
            case START -> state.at[op.which()] >= 0;
            case JOIN -> ended(state, op.which());
            default -> true;
        };
    }

    private boolean canMove(State state, int thread) {
        if (state.at[thread] == NOT_YET || ended(state, thread)) return false;
        return !state.inside[thread] || ready(state, thread, threads.get(thread).get(state.at[thread]));
    }

    private State move(State before, int thread) {
        var state = new State(before);
        var ops = threads.get(thread);
        if (state.at[thread] == STARTED) {
            state.at[thread] = 0;
            return state;
        }
        while (true) {
            if (state.at[thread] == ops.size()) {
                state.at[thread]++;
                return state;
            }
            var op = ops.get(state.at[thread]);
            boolean begun = state.inside[thread];
            if (op.kind() == Kind.START && !begun) state.at[op.which()] = STARTED;
            if (!ready(state, thread, op)) {
                state.inside[thread] = true;
                return state;
            }
            state.inside[thread] = false;
            switch (op.kind()) {
                case READ -> state.locals[thread] = state.shared[op.which()];
                case WRITE -> state.shared[op.which()] = state.locals[thread] + thread;
                case ACQUIRE -> state.owner[op.which()] = thread;
                case RELEASE -> state.owner[op.which()] = -1;
                default -> { }
            }
            state.at[thread]++;
            if (!gil || op.isCall() || ended(state, thread)) return state;
        }
    }

    /// Every ending, "[x, y]" or "deadlock", and how many schedules with exactly 0, 1, ... `bound` preemptions come to it.
    Map<String, long[]> endings(int bound) {
        return endings(new State(threads.size()), 0, bound, new HashMap<>());
    }

    private Map<String, long[]> endings(State state, int last, int bound, Map<String, Map<String, long[]>> known) {
        var key = state.key() + last;
        var found = known.get(key);
        if (found != null) return found;
        found = new HashMap<>();
        boolean lastCan = canMove(state, last), any = false;
        for (int thread = 0; thread < threads.size(); thread++) {
            if (!canMove(state, thread)) continue;
            any = true;
            int cost = lastCan && thread != last ? 1 : 0;
            for (var ending : endings(move(state, thread), thread, bound, known).entrySet()) {
                var counts = found.computeIfAbsent(ending.getKey(), unused -> new long[bound + 1]);
                for (int i = 0; i + cost <= bound; i++) counts[i + cost] += ending.getValue()[i];
            }
        }
        if (!any) {
            var one = new long[bound + 1];
            one[0] = 1;
            found.put(ended(state, 0) ? "[" + state.shared[0] + ", " + state.shared[1] + "]" : "deadlock", one);
        }
        known.put(key, found);
        return found;
    }
}
