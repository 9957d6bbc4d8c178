package interleave.engine.worker;

import interleave.python.vm.Processes.End;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What the processes of a run share: pipes, semaphores, cells. They live here, in the app, and die with the run.
///
/// All state is under this object's monitor; answers are given after it is let go, on the thread whose doing made them possible. A question that was withdrawn
/// ([CompletableFuture#complete] says so) is passed over and the message or unit goes to the next.
final class Shared {
    /// As a pipe of Linux: who sends waits until no more than this is left in it.
    static final int CAPACITY = 1 << 16;

    private static final class Pipe {
        final ArrayDeque<byte[]> messages = new ArrayDeque<>();
        final ArrayDeque<CompletableFuture<Answer>> receivers = new ArrayDeque<>(), pollers = new ArrayDeque<>(), senders = new ArrayDeque<>();
        long bytes;
        int readers, writers;
    }

    private static final class Semaphore {
        final ArrayDeque<CompletableFuture<Answer>> waiters = new ArrayDeque<>();
        int value;
    }

    private final Map<Integer, Pipe> pipes = new HashMap<>();
    private final Map<Integer, Semaphore> semaphores = new HashMap<>();
    private final Map<Integer, long[]> cells = new HashMap<>();
    private int last;
    private long messages;

    /// How many messages were sent so far.
    synchronized long messages() {
        return messages;
    }

    /// A new pipe with one reader and one writer.
    synchronized int pipe() {
        var pipe = new Pipe();
        pipe.readers = pipe.writers = 1;
        pipes.put(++last, pipe);
        return last;
    }

    synchronized void hold(End end) {
        var pipe = pipes.get(end.pipe());
        if (pipe == null) return;
        if (end.writing()) pipe.writers++;
        else pipe.readers++;
    }

    void letGo(End end) {
        var answers = new Answers();
        synchronized (this) {
            var pipe = pipes.get(end.pipe());
            if (pipe == null) return;
            if (end.writing()) pipe.writers--;
            else pipe.readers--;
            settle(pipe, answers);
            if (pipe.readers <= 0 && pipe.writers <= 0) pipes.remove(end.pipe());
        }
        answers.give();
    }

    void send(int number, byte[] message, CompletableFuture<Answer> asked) {
        var answers = new Answers();
        synchronized (this) {
            var pipe = pipes.get(number);
            if (pipe == null || pipe.readers <= 0) {
                answers.add(asked, Answer.BROKEN);
            } else {
                messages++;
                pipe.messages.add(message);
                pipe.bytes += message.length;
                pipe.senders.add(asked);
                settle(pipe, answers);
            }
        }
        answers.give();
    }

    void receive(int number, CompletableFuture<Answer> asked) {
        wait(number, asked, true);
    }

    void poll(int number, CompletableFuture<Answer> asked) {
        wait(number, asked, false);
    }

    private void wait(int number, CompletableFuture<Answer> asked, boolean receive) {
        var answers = new Answers();
        synchronized (this) {
            var pipe = pipes.get(number);
            if (pipe == null) {
                answers.add(asked, receive ? Answer.CLOSED : Answer.DONE);
            } else {
                (receive ? pipe.receivers : pipe.pollers).add(asked);
                settle(pipe, answers);
            }
        }
        answers.give();
    }

    /// Gives what there is to those who wait.
    private void settle(Pipe pipe, Answers answers) {
        pipe.receivers.removeIf(CompletableFuture::isDone);
        pipe.pollers.removeIf(CompletableFuture::isDone);
        while (!pipe.messages.isEmpty() && !pipe.receivers.isEmpty()) {
            var message = pipe.messages.poll();
            pipe.bytes -= message.length;
            answers.add(pipe.receivers.poll(), Answer.of(message), () -> back(pipe, message));
        }
        boolean over = pipe.writers <= 0 && pipe.messages.isEmpty();
        if (over) while (!pipe.receivers.isEmpty()) answers.add(pipe.receivers.poll(), Answer.CLOSED);
        if (over || !pipe.messages.isEmpty()) while (!pipe.pollers.isEmpty()) answers.add(pipe.pollers.poll(), Answer.DONE);
        if (pipe.readers <= 0) {
            pipe.messages.clear();
            pipe.bytes = 0;
            while (!pipe.senders.isEmpty()) answers.add(pipe.senders.poll(), Answer.BROKEN);
        } else if (pipe.bytes <= CAPACITY) {
            while (!pipe.senders.isEmpty()) answers.add(pipe.senders.poll(), Answer.DONE);
        }
    }

    /// The receiver had withdrawn: the message is first in line again.
    private void back(Pipe pipe, byte[] message) {
        var answers = new Answers();
        synchronized (this) {
            pipe.messages.addFirst(message);
            pipe.bytes += message.length;
            settle(pipe, answers);
        }
        answers.give();
    }

    synchronized int semaphore(int value) {
        var semaphore = new Semaphore();
        semaphore.value = value;
        semaphores.put(++last, semaphore);
        return last;
    }

    /// @param wait false: answered at once
    void acquire(int number, boolean wait, CompletableFuture<Answer> asked) {
        Answer answer = null;
        synchronized (this) {
            var semaphore = semaphores.get(number);
            if (semaphore == null) {
                answer = Answer.refused("This lock belongs to a run that is over.");
            } else if (semaphore.value > 0) {
                semaphore.value--;
                answer = Answer.DONE;
            } else if (wait) {
                semaphore.waiters.add(asked);
            } else {
                answer = Answer.TIMED_OUT;
            }
        }
        if (answer != null && !asked.complete(answer) && answer == Answer.DONE) release(number);
    }

    void release(int number) {
        while (true) {
            CompletableFuture<Answer> next;
            synchronized (this) {
                var semaphore = semaphores.get(number);
                if (semaphore == null) return;
                next = semaphore.waiters.poll();
                if (next == null) {
                    semaphore.value++;
                    return;
                }
            }
            if (next.complete(Answer.DONE)) return;
        }
    }

    synchronized int value(int number) {
        var semaphore = semaphores.get(number);
        return semaphore == null ? 0 : semaphore.value;
    }

    synchronized int cells(int count) {
        cells.put(++last, new long[count]);
        return last;
    }

    synchronized @Nullable Long cell(int number, int index) {
        var block = cells.get(number);
        return block == null || index < 0 || index >= block.length ? null : (Long) block[index];
    }

    synchronized void cell(int number, int index, long value) {
        var block = cells.get(number);
        if (block != null && index >= 0 && index < block.length) block[index] = value;
    }

    /// Answers to be given outside the monitor.
    private static final class Answers {
        private record One(CompletableFuture<Answer> asked, Answer answer, @Nullable Runnable withdrawn) {}

        private @Nullable List<One> all;

        void add(CompletableFuture<Answer> asked, Answer answer) {
            add(asked, answer, null);
        }

        void add(CompletableFuture<Answer> asked, Answer answer, @Nullable Runnable withdrawn) {
            if (all == null) all = new ArrayList<>(2);
            all.add(new One(asked, answer, withdrawn));
        }

        void give() {
            if (all == null) return;
            for (var one : all) if (!one.asked.complete(one.answer) && one.withdrawn != null) one.withdrawn.run();
        }
    }
}
