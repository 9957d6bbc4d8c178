package interleave.trace;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// The actors and resources of one recording, each with a dense id in order of registration.
///
/// Any thread registers or reads; a reader sees a whole, immutable list. Registration copies, which is right for hundreds and bearable
/// for ten thousand; it is not for something made per event.
public final class Cast {
    private volatile Actor[] actors = {};
    private volatile Resource[] resources = {};

    /// A new process; the first one registered is the main process.
    public Actor process(String name) {
        return add(Actor.Kind.PROCESS, name, -1, -1);
    }

    /// A new thread of `process` (an actor id).
    public Actor thread(String name, int process, long javaThreadId) {
        return add(Actor.Kind.THREAD, name, process, javaThreadId);
    }

    /// A new coroutine or virtual thread of `process` (an actor id): it runs on whatever thread gives it a turn.
    public Actor task(String name, int process) {
        return add(Actor.Kind.TASK, name, process, -1);
    }

    private synchronized Actor add(Actor.Kind kind, String name, int process, long javaThreadId) {
        int id = actors.length;
        var actor = new Actor(id, kind, name, process < 0 ? id : process, javaThreadId, new Gauge());
        var grown = Arrays.copyOf(actors, id + 1);
        grown[id] = actor;
        actors = grown;
        return actor;
    }

    public synchronized Resource resource(Resource.Kind kind, String name, int process) {
        int id = resources.length;
        var resource = new Resource(id, kind, name, process);
        var grown = Arrays.copyOf(resources, id + 1);
        grown[id] = resource;
        resources = grown;
        return resource;
    }

    public Actor actor(int id) {
        return actors[id];
    }

    public Resource resource(int id) {
        return resources[id];
    }

    /// How many actors there are: their ids are 0 to below this.
    public int actorCount() {
        return actors.length;
    }

    public int resourceCount() {
        return resources.length;
    }

    /// All so far, by id; a view without a copy.
    public List<Actor> actors() {
        return Collections.unmodifiableList(Arrays.asList(actors)); // the array never changes once it is here
    }

    public List<Resource> resources() {
        return Collections.unmodifiableList(Arrays.asList(resources));
    }
}
