package interleave.engine.worker;

import interleave.python.vm.Processes;
import interleave.trace.Cast;
import interleave.trace.Resource;
import interleave.wire.Message.Outcome;
import interleave.wire.Verb;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// [Processes] as questions to the app: of the app's own interpreter they are calls ([Hub]), of a worker's they go over the wire ([Remote]).
///
/// A wait that runs out or is interrupted *withdraws* its question; if the answer was faster, it counts, so that no message is lost between two askings.
abstract class Asking implements Processes {
    private final Cast cast;
    private final int process;
    private final ConcurrentHashMap<Integer, Integer> resources = new ConcurrentHashMap<>();
    private final AtomicLong bytesIn = new AtomicLong(), bytesOut = new AtomicLong(), pickleNanos = new AtomicLong(), tasks = new AtomicLong();

    Asking(Cast cast, int process) {
        this.cast = cast;
        this.process = process;
    }

    abstract CompletableFuture<Answer> ask(Verb verb, int handle, long argument, byte[] bytes);

    /// No longer interested: the future is completed soon, with TIMED_OUT if it was not yet.
    abstract void withdraw(CompletableFuture<Answer> asked);

    private Answer at(Verb verb, int handle, long argument, byte[] bytes) {
        var asked = ask(verb, handle, argument, bytes);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return checked(asked.get());
                } catch (InterruptedException e) {
                    interrupted = true; // these questions are answered at once
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private Answer at(Verb verb, int handle, long argument) {
        return at(verb, handle, argument, Answer.NOTHING);
    }

    private Answer within(CompletableFuture<Answer> asked, long nanos) throws InterruptedException {
        try {
            return checked(nanos < 0 ? asked.get() : asked.get(nanos, TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return withdrawn(asked);
        } catch (InterruptedException e) {
            var answer = withdrawn(asked);
            if (answer.outcome() == Outcome.TIMED_OUT) throw e;
            Thread.currentThread().interrupt();
            return answer;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Answer withdrawn(CompletableFuture<Answer> asked) {
        withdraw(asked);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return checked(asked.get());
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private static Answer checked(Answer answer) {
        return switch (answer.outcome()) {
            case DONE, TIMED_OUT -> answer;
            case CLOSED -> throw new Closed();
            case BROKEN -> throw new Broken();
            case REFUSED -> throw new Refused(new String(answer.bytes(), StandardCharsets.UTF_8));
        };
    }

    @Override
    public int pipe() {
        return (int) at(Verb.NEW_PIPE, 0, 0).value();
    }

    @Override
    public void hold(End end) {
        at(Verb.HOLD_END, end.pipe(), end.writing() ? 1 : 0);
    }

    @Override
    public void letGo(End end) {
        at(Verb.LET_GO_END, end.pipe(), end.writing() ? 1 : 0);
    }

    @Override
    public void post(End end) {
        at(Verb.POST_END, end.pipe(), end.writing() ? 1 : 0);
    }

    @Override
    public void adopt(End end) {
        at(Verb.ADOPT_END, end.pipe(), end.writing() ? 1 : 0);
    }

    @Override
    public long mostBytes() {
        return 64L << 20;
    }

    @Override
    public void send(int pipe, byte[] message) throws InterruptedException {
        within(ask(Verb.SEND, pipe, 0, message), -1);
    }

    @Override
    public byte @Nullable [] receive(int pipe, long nanos) throws InterruptedException {
        var answer = within(ask(Verb.RECEIVE, pipe, 0, Answer.NOTHING), nanos);
        return answer.outcome() == Outcome.DONE ? answer.bytes() : null;
    }

    @Override
    public int semaphore(int value) {
        return (int) at(Verb.NEW_SEMAPHORE, 0, value).value();
    }

    @Override
    public boolean acquire(int semaphore, long nanos) throws InterruptedException {
        return within(ask(Verb.ACQUIRE, semaphore, nanos == 0 ? 0 : 1, Answer.NOTHING), nanos == 0 ? -1 : nanos).outcome() == Outcome.DONE;
    }

    @Override
    public void release(int semaphore) {
        at(Verb.RELEASE, semaphore, 0);
    }

    @Override
    public int value(int semaphore) {
        return (int) at(Verb.SEMAPHORE_VALUE, semaphore, 0).value();
    }

    @Override
    public int cells(int count) {
        return (int) at(Verb.NEW_CELLS, 0, count).value();
    }

    @Override
    public long cell(int cells, int index) {
        return at(Verb.GET_CELL, cells, index).value();
    }

    @Override
    public void cell(int cells, int index, long value) {
        at(Verb.SET_CELL, cells, index, ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    @Override
    public Started start(String name, byte[] task, List<End> ends, boolean warm) {
        var answer = at(Verb.START, 0, warm ? 1 : 0, new Spawn(name, task, ends).toBytes());
        return new Started((int) (answer.value() >>> 32), answer.value() & 0xFFFFFFFFL);
    }

    @Override
    public void prepare() throws InterruptedException {
        within(ask(Verb.PREPARE, 0, 0, Answer.NOTHING), -1);
    }

    @Override
    public @Nullable Integer await(int process, long nanos) throws InterruptedException {
        var answer = within(ask(Verb.AWAIT, process, 0, Answer.NOTHING), nanos);
        return answer.outcome() == Outcome.DONE ? (int) answer.value() : null;
    }

    @Override
    public void kill(int process, int signal) {
        at(Verb.KILL, process, signal);
    }

    @Override
    public List<Boolean> awaitAny(List<Integer> pipes, List<Integer> processes, long nanos) throws InterruptedException {
        var asked = new ArrayList<CompletableFuture<Answer>>();
        for (int pipe : pipes) asked.add(ask(Verb.POLL, pipe, 0, Answer.NOTHING));
        for (int each : processes) asked.add(ask(Verb.AWAIT, each, 0, Answer.NOTHING));
        try {
            if (asked.isEmpty()) {
                if (nanos < 0) new java.util.concurrent.CountDownLatch(1).await();
                else TimeUnit.NANOSECONDS.sleep(nanos);
            } else {
                var any = CompletableFuture.anyOf(asked.toArray(CompletableFuture[]::new));
                if (nanos < 0) any.get();
                else any.get(nanos, TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException e) {
            // none of them
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            for (var each : asked) withdraw(each);
        }
        var ready = new ArrayList<Boolean>();
        for (var each : asked) ready.add(withdrawn(each).outcome() == Outcome.DONE);
        return ready;
    }

    @Override
    public int resource(int handle, Resource.Kind kind, String name) {
        return resources.computeIfAbsent(handle, number -> register(number, kind, name));
    }

    /// Makes a shared thing known to this process's cast; its id there.
    int register(int handle, Resource.Kind kind, String name) {
        return cast.resource(kind, name, process).id();
    }

    @Override
    public void count(long bytesIn, long bytesOut, long pickleNanos) {
        this.bytesIn.addAndGet(bytesIn);
        this.bytesOut.addAndGet(bytesOut);
        this.pickleNanos.addAndGet(pickleNanos);
    }

    @Override
    public void countTask() {
        tasks.incrementAndGet();
    }

    long bytesIn() {
        return bytesIn.get();
    }

    long bytesOut() {
        return bytesOut.get();
    }

    long pickleNanos() {
        return pickleNanos.get();
    }

    long tasks() {
        return tasks.get();
    }
}
