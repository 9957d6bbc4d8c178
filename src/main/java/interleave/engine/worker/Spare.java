package interleave.engine.worker;

import interleave.wire.Link;
import interleave.wire.Message;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// A warm child: started, connected and warmed up before anybody has a task for it.
///
/// It stands in for what *fork* and *forkserver* have at hand, a process that runs already. Spares are made when a program chooses one of these methods, and the
/// program waits for them there, so that nothing warms up beside what it measures. What a spare is not: a copy of the parent. Like every worker it imports the
/// program once it gets its task.
///
/// [#serve] is its link's thread: it waits there until the spare is [taken][#take] and then serves the worker, or until the child is gone.
final class Spare {
    /// As many as the pools of lessons have; a program with more processes gets fresh ones behind these.
    static final int MOST = 4;

    private final Hub hub;
    private final Child child;
    private final CompletableFuture<Void> warm = new CompletableFuture<>();
    private final CompletableFuture<Worker> taken = new CompletableFuture<>();

    private Spare(Hub hub, Child child) {
        this.hub = hub;
        this.child = child;
    }

    static Spare launch(Hub hub, int port, int number) throws IOException {
        var spare = new Spare(hub, Child.launch(hub, port, number));
        spare.child.status().thenAccept(status -> {
            spare.warm.complete(null);
            spare.taken.cancel(false);
        });
        return spare;
    }

    Child child() {
        return child;
    }

    /// Completed once it is warm, or gone.
    CompletableFuture<Void> warm() {
        return warm;
    }

    /// From now on it is this worker.
    ///
    /// @return false when the child is gone
    boolean take(Worker worker) {
        return warm.isDone() && taken.complete(worker);
    }

    void serve(Link link) throws IOException {
        Message.Clock clock = null;
        for (Message message; (message = link.receive()) != null; ) {
            switch (message) {
                case Message.Ping ping -> link.send(new Message.Pong(ping.sentNanos(), System.nanoTime()));
                case Message.Clock told -> {
                    clock = told;
                    link.send(new Message.Prepare(hub.mode.gil(), hub.scene.recorder() != null, true));
                }
                case Message.Warm _ -> {
                    warm.complete(null);
                    hub.serve(worker(), link, clock);
                    return;
                }
                default -> throw new IOException("A warm child said what only a worker with a task says: " + message.getClass().getSimpleName() + ".");
            }
        }
    }

    private Worker worker() throws IOException {
        try {
            return taken.get();
        } catch (ExecutionException | InterruptedException | java.util.concurrent.CancellationException e) {
            throw new IOException("the child is gone", e);
        }
    }
}
