package interleave.view;

import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.TraceBuilder;
import interleave.view.Stories.Story;
import java.util.Random;

/// More made-up recordings for looking at views: worker processes, coroutines, queues. In tests only.
public final class Gatherings {
    private Gatherings() {}

    /// `n` worker processes under their own GILs take items from one pipe of the parent and send results back through another.
    public static Story pool(int n, double millis) {
        var t = new TraceBuilder();
        var cast = t.cast();
        int main = t.thread("MainThread"), gil = t.gil(), handler = t.thread("task handler"), collector = t.thread("result handler");
        int out = t.resource(Resource.Kind.PIPE, "tasks"), back = t.resource(Resource.Kind.PIPE, "results"), done = t.resource(Resource.Kind.EVENT, "done");
        int queue = t.resource(Resource.Kind.QUEUE, "task queue"), lock = t.lock("cache");
        int[] workers = new int[n], gils = new int[n], item = new int[n];
        long[] busy = new long[n];
        t.at(1_000_000_000_000L).line(30).starts(main).takes(main, gil);
        for (int i = 0; i < n; i++) {
            int process = cast.process("worker-" + (i + 1)).id();
            workers[i] = cast.thread("MainThread", process, -1).id();
            gils[i] = cast.resource(Resource.Kind.GIL, "GIL", process).id();
            item[i] = -1;
        }
        t.us(80).starts(handler).starts(collector).us(10).event(EventKind.QUEUE_PUT, main, queue, 3).acquires(main, lock).us(5).releases(main, lock);
        t.us(20).event(EventKind.WAIT_BEGIN, main, done, 0).drops(main, gil, false).event(EventKind.WAIT_BEGIN, handler, queue, 0)
            .event(EventKind.IO_BEGIN, collector, back, 0);
        for (int i = 0; i < n; i++) t.ms(1.5).line(7).starts(workers[i]).takes(workers[i], gils[i]).ms(1).event(EventKind.IO_BEGIN, workers[i], out, 0).drops(workers[i], gils[i], false);
        var random = new Random(7);
        int next = 0, left = 3;
        long end = t.now() + Math.round(millis * 1e6);
        while (t.now() < end) {
            t.us(300 + random.nextInt(900));
            int i = random.nextInt(n);
            if (item[i] < 0) {
                t.event(EventKind.SEND, handler, out, 312).us(90).event(EventKind.IO_END, workers[i], out, 312).takes(workers[i], gils[i])
                    .event(EventKind.RECEIVE, workers[i], out, 312).us(40).line(12).event(EventKind.WORK_BEGIN, workers[i], -1, next);
                item[i] = next++;
                left = Math.max(0, left - 1);
                t.event(EventKind.QUEUE_GET, handler, queue, left);
                busy[i] = t.now() + 20_000_000 + random.nextInt(40_000_000);
            } else if (busy[i] < t.now()) {
                t.event(EventKind.WORK_END, workers[i], -1, random.nextInt(9) == 0 ? -item[i] - 1 : item[i]).us(30).event(EventKind.SEND, workers[i], back, 96).us(60)
                    .event(EventKind.RECEIVE, collector, back, 96).event(EventKind.IO_BEGIN, workers[i], out, 0).drops(workers[i], gils[i], false);
                item[i] = -1;
            }
        }
        return new Story(Stories.fold(t), gil, main, workers);
    }

    /// One thread runs an event loop with `n` coroutines: they fetch from sockets, sleep, wait at a queue, and wait for their turns.
    public static Story loop(int n, double millis) {
        var t = new TraceBuilder();
        var cast = t.cast();
        int main = t.thread("MainThread"), gil = t.gil(), queue = t.resource(Resource.Kind.QUEUE, "frontier");
        int[] tasks = new int[n], sockets = new int[n];
        t.at(1_000_000_000_000L).line(50).starts(main).takes(main, gil);
        for (int i = 0; i < n; i++) {
            tasks[i] = cast.task("fetch-" + (i + 1), t.process()).id();
            sockets[i] = t.resource(Resource.Kind.SOCKET, "127.0.0.1:8" + (100 + i));
            t.us(20).starts(tasks[i]).event(EventKind.TURN_READY, tasks[i], -1, 0);
        }
        var random = new Random(9);
        long end = t.now() + Math.round(millis * 1e6);
        int[] doing = new int[n];
        int length = 0;
        while (t.now() < end) {
            int i = random.nextInt(n);
            if (doing[i] > 0) {
                t.us(random.nextInt(200)).event(doing[i] == 1 ? EventKind.IO_END : doing[i] == 2 ? EventKind.SLEEP_END : EventKind.WAIT_END, tasks[i],
                    doing[i] == 1 ? sockets[i] : doing[i] == 2 ? -1 : queue, 1).event(EventKind.TURN_READY, tasks[i], -1, 0);
                doing[i] = 0;
                continue;
            }
            t.us(20).line(31).event(EventKind.TURN_BEGIN, tasks[i], -1, main).us(200 + random.nextInt(2500));
            doing[i] = 1 + random.nextInt(3);
            if (doing[i] == 1) t.event(EventKind.SEND, tasks[i], sockets[i], 64).event(EventKind.RECEIVE, tasks[i], sockets[i], 3000 + random.nextInt(900));
            if (random.nextInt(3) == 0) t.event(EventKind.QUEUE_PUT, tasks[i], queue, ++length);
            else if (length > 0) t.event(EventKind.QUEUE_GET, tasks[i], queue, --length);
            t.event(doing[i] == 1 ? EventKind.IO_BEGIN : doing[i] == 2 ? EventKind.SLEEP_BEGIN : EventKind.WAIT_BEGIN, tasks[i], doing[i] == 1 ? sockets[i] : doing[i] == 2 ? -1
                : queue, 0);
            if (random.nextInt(4) == 0) t.event(EventKind.IO_BEGIN, main, -1, 0).drops(main, gil, false).us(300).event(EventKind.IO_END, main, -1, 0).takes(main, gil);
        }
        return new Story(Stories.fold(t), gil, main, tasks);
    }

    /// `n` workers of a hand-built pool under a GIL: a task queue, a result lock, an event for the end, a condition, a cell.
    public static Story shop(int n, double millis) {
        var t = new TraceBuilder();
        int main = t.thread("MainThread"), gil = t.gil(), queue = t.resource(Resource.Kind.QUEUE, "tasks"), lock = t.lock("results_lock");
        int stop = t.resource(Resource.Kind.EVENT, "shutdown"), all = t.resource(Resource.Kind.CONDITION, "all_tasks_done"), cell = t.resource(Resource.Kind.CELL, "done");
        int socket = t.resource(Resource.Kind.SOCKET, "site");
        int[] threads = new int[n];
        t.at(1_000_000_000_000L).line(60).starts(main).takes(main, gil);
        int length = 0;
        for (int i = 0; i < 10; i++) t.us(30).event(EventKind.QUEUE_PUT, main, queue, ++length);
        for (int i = 0; i < n; i++) {
            threads[i] = t.thread("worker-" + (i + 1));
            t.us(40).starts(threads[i]).waitsForGil(threads[i], gil);
        }
        t.us(10).event(EventKind.CLEAR, main, stop, 0).event(EventKind.SIGNAL, main, all, 1).joins(main, threads[0]).drops(main, gil, false);
        var random = new Random(4);
        long end = t.now() + Math.round(millis * 1e6);
        int number = 0, holder = -1;
        boolean[] waits = new boolean[n];
        while (t.now() < end) {
            int i = random.nextInt(n), a = threads[i];
            if (holder >= 0 && holder != i) {
                t.ms(3 + random.nextInt(3)).drops(threads[holder], gil, true).us(1).waitsForGil(threads[holder], gil);
            }
            if (waits[i]) t.event(EventKind.WAIT_END, a, queue, 1).waitsForGil(a, gil);
            waits[i] = false;
            t.us(20).takes(a, gil).line(17);
            holder = i;
            if (length > 0 && random.nextInt(3) > 0) {
                t.event(EventKind.QUEUE_GET, a, queue, --length).event(EventKind.WORK_BEGIN, a, queue, number++).ms(4).acquires(a, lock)
                    .event(EventKind.CELL_WRITE, a, cell, number).us(50).releases(a, lock).event(EventKind.WORK_END, a, queue, number - 1);
                t.event(EventKind.SEND, a, socket, 120).event(EventKind.RECEIVE, a, socket, 4100);
            } else {
                t.us(100).event(EventKind.WAIT_BEGIN, a, queue, 0).drops(a, gil, false);
                waits[i] = true;
                holder = -1;
                if (random.nextInt(2) == 0) for (int k = 0; k < 4; k++) t.event(EventKind.QUEUE_PUT, threads[(i + 1) % n], queue, ++length);
            }
        }
        return new Story(Stories.fold(t), gil, main, threads);
    }
}
