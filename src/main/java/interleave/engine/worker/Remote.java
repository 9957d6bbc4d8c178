package interleave.engine.worker;

import interleave.trace.Cast;
import interleave.trace.Resource;
import interleave.wire.Link;
import interleave.wire.Message;
import interleave.wire.Verb;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A worker's interpreter asks over the wire.
final class Remote extends Asking {
    private final Link link;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();
    private final Map<CompletableFuture<Answer>, Long> numberOf = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> sharedOf = new ConcurrentHashMap<>();

    Remote(Link link, Cast cast, int process) {
        super(cast, process);
        this.link = link;
    }

    @Override
    CompletableFuture<Answer> ask(Verb verb, int handle, long argument, byte[] bytes) {
        long number = numbers.incrementAndGet();
        var question = new CompletableFuture<Answer>();
        asked.put(number, question);
        numberOf.put(question, number);
        try {
            link.send(new Message.Request(number, verb, handle, argument, bytes));
        } catch (Link.FrameTooLarge e) {
            forget(number);
            question.complete(Answer.refused(e.getMessage()));
        } catch (IOException e) {
            WorkerMain.orphaned();
        }
        return question;
    }

    private CompletableFuture<Answer> forget(long number) {
        var question = asked.remove(number);
        if (question != null) numberOf.remove(question);
        return question;
    }

    @Override
    void withdraw(CompletableFuture<Answer> question) {
        var number = numberOf.get(question);
        if (number == null) return;
        try {
            link.send(new Message.Forget(number));
        } catch (IOException e) {
            WorkerMain.orphaned();
        }
    }

    /// The link's thread.
    void take(Message.Reply reply) {
        var question = forget(reply.number());
        if (question != null) question.complete(new Answer(reply.outcome(), reply.value(), reply.bytes()));
    }

    /// Under the monitor, as is telling the app: it must not hear of the resource before its handle is known here.
    @Override
    synchronized int register(int handle, Resource.Kind kind, String name) {
        int resource = super.register(handle, kind, name);
        sharedOf.put(resource, handle);
        return resource;
    }

    /// The shared thing that a resource of the worker's cast stands for, or -1.
    int shared(int resource) {
        return sharedOf.getOrDefault(resource, -1);
    }
}
