package interleave.world;

import interleave.trace.ActorState;
import interleave.trace.Actor;
import interleave.trace.Cast;
import interleave.trace.EventKind;
import interleave.trace.Posture;
import interleave.trace.Resource;
import interleave.trace.Restatement;
import interleave.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The exact account of a recording, from the same fold as every picture: threads, GILs, locks, queues and channels in order of registration.
///
/// Exact as far as the trace is: where events were dropped, times count for the state last known, and what was lost is in no number.
public record Ledger(List<ThreadAccount> threads, List<GilAccount> gils, List<LockAccount> locks, List<QueueAccount> queues,
                     List<ChannelAccount> channels) {
    /// Folds the whole trace: about as long as opening it.
    public static Ledger of(Trace trace, Cast cast) {
        var events = trace.snapshot(); // before the cast is counted: whoever acts in it is in the cast by then
        return new Bookkeeper(cast).account(events);
    }

    /// Durations as they come.
    private static final class Durations {
        private long[] nanos = new long[16];
        private int count;

        void add(long duration) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = duration;
        }

        @org.jspecify.annotations.Nullable Spread spread() {
            return Spread.of(nanos, count);
        }
    }

    private static final class GilBook {
        final Durations holds = new Durations(), handOvers = new Durations();
        long forced;
        long holdBegan, droppedAt = Long.MIN_VALUE;
        boolean droppedByForce;
    }

    private static final class LockBook {
        final Durations waits = new Durations();
        long contended;
    }

    private static final class QueueBook {
        final Durations waits = new Durations();
        long puts, gets, longest = -1, signals, timeOuts;

        void moved(long length) {
            longest = Math.max(longest, length);
        }
    }

    private static final class ChannelBook {
        long sends, sent, receives, received;
    }

    private static final class Bookkeeper {
        private final Cast cast;
        private final World world = new World();
        private final GilBook[] gils;
        private final LockBook[] locks;
        private final QueueBook[] queues;
        private final ChannelBook[] channels;
        private final long[] handOversOf, gilWaitBegan, waitBegan;
        /// The resource + 1 that each actor waits at, until it says that it has it; 0: none.
        private final int[] waitsAt;

        Bookkeeper(Cast cast) {
            this.cast = cast;
            int actors = cast.actorCount();
            this.gils = new GilBook[cast.resourceCount()];
            this.locks = new LockBook[gils.length];
            this.queues = new QueueBook[gils.length];
            this.channels = new ChannelBook[gils.length];
            this.handOversOf = new long[actors];
            this.gilWaitBegan = new long[actors];
            this.waitBegan = new long[actors];
            this.waitsAt = new int[actors];
            Arrays.setAll(gils, r -> new GilBook());
            Arrays.setAll(locks, r -> new LockBook());
            Arrays.setAll(queues, r -> new QueueBook());
            Arrays.setAll(channels, r -> new ChannelBook());
        }

        Ledger account(Trace trace) {
            for (long i = 0; i < trace.size(); i++) {
                if (trace.kind(i) == EventKind.RESTATE) {
                    // Its resource may be an actor that is joined.
                    waitsAt[trace.actor(i)] = Restatement.first(trace.argument(i)) ? 0 : waitsAt[trace.actor(i)];
                } else if (trace.resource(i) >= 0) {
                    note(trace, i, trace.actor(i), trace.resource(i));
                }
                world.apply(trace, i, Changes.UNHEARD);
            }
            return new Ledger(threads(), gils(), locks(), queues(), channels());
        }

        /// What the event at `index` means for the books, before the fold takes it in.
        private void note(Trace trace, long index, int actor, int resource) {
            long now = trace.time(index) - world.cut(trace.time(index)); // the clock that stands still in pauses
            var gil = gils[resource];
            var lock = locks[resource];
            switch (trace.kind(index)) {
                case GIL_DROP -> {
                    gil.droppedAt = now;
                    gil.droppedByForce = trace.argument(index) == 1;
                }
                case GIL_WAIT -> gilWaitBegan[actor] = now;
                case GIL_TAKE -> taken(gil, now, actor, resource < world.resources ? world.lastHolder[resource] : -1);
                case LOCK_WAIT -> {
                    wait(actor, resource, now);
                    lock.contended++;
                }
                case LOCK_ACQUIRE, LOCK_GIVE_UP -> {
                    if (waited(actor, resource)) {
                        lock.waits.add(now - waitBegan[actor]);
                    }
                }
                default -> exchanged(trace, index, actor, resource, now);
            }
        }

        private void wait(int actor, int resource, long now) {
            waitBegan[actor] = now;
            waitsAt[actor] = resource + 1;
        }

        /// Whether a wait of the actor's at the resource ends now. On a real interpreter waits for the GIL can lie within it.
        private boolean waited(int actor, int resource) {
            boolean waited = waitsAt[actor] == resource + 1;
            waitsAt[actor] = 0;
            return waited;
        }

        private void exchanged(Trace trace, long index, int actor, int resource, long now) {
            var queue = queues[resource];
            var channel = channels[resource];
            long argument = trace.argument(index);
            switch (trace.kind(index)) {
                case QUEUE_PUT -> {
                    queue.puts++;
                    queue.moved(argument);
                }
                case QUEUE_GET -> {
                    queue.gets++;
                    queue.moved(argument);
                }
                case SIGNAL -> queue.signals++;
                case WAIT_BEGIN -> wait(actor, resource, now);
                case WAIT_END -> {
                    if (waited(actor, resource)) {
                        queue.waits.add(now - waitBegan[actor]);
                        queue.timeOuts += argument == 0 ? 1 : 0;
                    }
                }
                case SEND -> {
                    channel.sends++;
                    channel.sent += Math.max(0, argument);
                }
                case RECEIVE -> {
                    channel.receives++;
                    channel.received += Math.max(0, argument);
                }
                default -> { }
            }
        }

        private void taken(GilBook gil, long now, int actor, int before) {
            if (before == actor) {
                return;
            }
            if (before >= 0) {
                handOversOf[actor]++;
                gil.holds.add(now - gil.holdBegan);
                gil.forced += gil.droppedByForce ? 1 : 0;
                boolean waited = actor < world.actors && Posture.state(world.posture[actor]) == ActorState.GIL_WAIT; // its first event may be that it has the GIL
                if (waited && gilWaitBegan[actor] <= gil.droppedAt) {
                    gil.handOvers.add(now - gil.droppedAt);
                }
            }
            gil.holdBegan = now;
            gil.droppedByForce = false;
        }

        private List<ThreadAccount> threads() {
            var accounts = new ArrayList<ThreadAccount>();
            for (var actor : cast.actors()) {
                if (actor.kind() != Actor.Kind.PROCESS && actor.id() < handOversOf.length) {
                    accounts.add(new ThreadAccount(actor.id(), actor.name(), actor.process(), seconds(actor, ActorState.RUNNING),
                        seconds(actor, ActorState.GIL_WAIT), seconds(actor, ActorState.LOCK_WAIT),
                        seconds(actor, ActorState.QUEUE_WAIT), seconds(actor, ActorState.IO),
                        seconds(actor, ActorState.SLEEP), seconds(actor, ActorState.JOIN),
                        seconds(actor, ActorState.READY), handOversOf[actor.id()]));
                }
            }
            return List.copyOf(accounts);
        }

        private double seconds(Actor actor, ActorState state) {
            return actor.id() < world.actors ? world.total(actor.id(), state.ordinal(), world.nanos) / 1e9 : 0;
        }

        private List<GilAccount> gils() {
            var accounts = new ArrayList<GilAccount>();
            for (var r : of(Resource.Kind.GIL)) {
                var book = gils[r.id()];
                accounts.add(new GilAccount(r.id(), r.name(), r.process(), switches(r), book.forced, book.holds.spread(), book.handOvers.spread()));
            }
            return List.copyOf(accounts);
        }

        private List<LockAccount> locks() {
            var accounts = new ArrayList<LockAccount>();
            for (var r : of(Resource.Kind.LOCK, Resource.Kind.RLOCK)) {
                var book = locks[r.id()];
                accounts.add(new LockAccount(r.id(), r.name(), r.process(), switches(r), book.contended, book.waits.spread()));
            }
            return List.copyOf(accounts);
        }

        private List<QueueAccount> queues() {
            var accounts = new ArrayList<QueueAccount>();
            for (var r : of(Resource.Kind.QUEUE, Resource.Kind.CONDITION, Resource.Kind.EVENT)) {
                var book = queues[r.id()];
                accounts.add(new QueueAccount(r.id(), r.kind(), r.name(), r.process(), book.puts, book.gets, book.longest, book.signals, book.waits.count,
                    book.timeOuts, book.waits.spread()));
            }
            return List.copyOf(accounts);
        }

        private List<ChannelAccount> channels() {
            var accounts = new ArrayList<ChannelAccount>();
            for (var r : of(Resource.Kind.PIPE, Resource.Kind.SOCKET)) {
                var book = channels[r.id()];
                accounts.add(new ChannelAccount(r.id(), r.kind(), r.name(), r.process(), book.sends, book.sent, book.receives, book.received));
            }
            return List.copyOf(accounts);
        }

        private List<Resource> of(Resource.Kind... kinds) {
            return cast.resources().stream().filter(r -> r.id() < gils.length && List.of(kinds).contains(r.kind())).toList();
        }

        private long switches(Resource resource) {
            return resource.id() < world.resources ? world.switches[resource.id()] : 0;
        }
    }
}
