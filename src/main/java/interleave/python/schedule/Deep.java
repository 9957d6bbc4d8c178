package interleave.python.schedule;

import interleave.python.vm.Interpreter;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A Java thread with a stack deep enough for Python's recursion limit, for one call.
final class Deep {
    private Deep() {}

    /// @param cancel called, once, when the calling thread is interrupted; the call must then end soon
    /// @throws InterruptedException after the call has ended
    static <T> T call(Runnable cancel, Callable<T> body) throws InterruptedException {
        var task = new FutureTask<>(body);
        var thread = Thread.ofPlatform().name("conduct").daemon().stackSize(Interpreter.STACK_BYTES).start(task);
        try {
            var result = task.get();
            thread.join();
            return result;
        } catch (InterruptedException e) {
            cancel.run();
            thread.interrupt();
            join(thread);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException mine) throw mine;
            if (e.getCause() instanceof Error error) throw error;
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
