package interleave.stage;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.stage.Company.Card;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.TraceBuilder;
import interleave.view.FrameState;
import interleave.view.FrameState.Phase;
import interleave.view.Gatherings;
import interleave.view.Palette;
import interleave.view.Stories;
import interleave.world.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The layout of several processes and of what threads share, over random casts and sizes.
class CompanyTest {
    private static FrameState frame(Stories.Story story, long at) {
        return Stories.frame(story, at, Palette.light(), Phase.FINISHED, true, 1);
    }

    private static boolean apart(double x1, double y1, double w1, double h1, double x2, double y2, double w2, double h2) {
        return x1 + w1 <= x2 + .01 || x2 + w2 <= x1 + .01 || y1 + h1 <= y2 + .01 || y2 + h2 <= y1 + .01;
    }

    private static void cardsStandApartInside(Layout plan) {
        var cards = new ArrayList<Card>(plan.company().workers());
        cards.add(plan.company().main());
        for (int i = 0; i < cards.size(); i++) {
            var a = cards.get(i);
            assertThat(a.x()).isGreaterThanOrEqualTo(0);
            assertThat(a.y()).isGreaterThanOrEqualTo(Layout.TOP);
            assertThat(a.y() + a.height()).isLessThanOrEqualTo(plan.height() - 14 + .01);
            assertThat(a.x() + a.width()).isLessThanOrEqualTo((plan.coresWidth() > 0 ? plan.coresX() : plan.width()) - 17.9);
            for (int j = 0; j < i; j++) {
                var b = cards.get(j);
                assertThat(apart(a.x(), a.y(), a.width(), a.height(), b.x(), b.y(), b.width(), b.height())).as("%s and %s", a, b).isTrue();
            }
        }
        for (var card : plan.company().workers()) {
            assertThat(card.x() - plan.company().main().x() - plan.company().main().width()).as("room for the wires").isGreaterThanOrEqualTo(Company.WIRES - .01);
        }
    }

    private static void chipsStandApartInside(Props props, double right, double bottom) {
        for (int i = 0; i < props.chips().size(); i++) {
            var a = props.chips().get(i);
            assertThat(a.x() + a.width()).isLessThanOrEqualTo(right + .51);
            assertThat(a.y() + Props.TALL).isLessThanOrEqualTo(bottom);
            assertThat(a.width()).isGreaterThanOrEqualTo(Math.min(a.kind().narrow, props.width()) - .01);
            for (int j = 0; j < i; j++) {
                var b = props.chips().get(j);
                assertThat(apart(a.x(), a.y(), a.width(), Props.TALL, b.x(), b.y(), b.width(), Props.TALL)).as("%s and %s", a, b).isTrue();
            }
        }
    }

    @Test
    void anyNumberOfProcessesStandsApartAndWhatFindsNoRoomIsCounted() {
        var random = new Random(12);
        for (int n : new int[] {1, 2, 3, 4, 6, 8, 12, 20, 40, 64}) {
            var story = Gatherings.pool(n, 40);
            for (int i = 0; i < 12; i++) {
                var plan = Layout.of(frame(story, story.history().endNanos()), 560 + random.nextInt(1300), 220 + random.nextInt(500));
                cardsStandApartInside(plan);
                assertThat(plan.company().workers().size() + plan.company().hidden()).isEqualTo(n);
                assertThat(plan.company().workers()).isNotEmpty();
                var main = plan.company().main();
                chipsStandApartInside(plan.props(), main.x() + main.width(), main.y() + main.height());
            }
        }
    }

    @Test
    void fourWorkersHaveAllTheirRoomInTheSmallestWindow() {
        var story = Gatherings.pool(4, 40);
        var plan = Layout.of(frame(story, story.history().endNanos()), 732, 268);
        assertThat(plan.company().hidden()).isZero();
        assertThat(plan.company().workers()).extracting(Card::detail).containsOnly(Company.Detail.FULL);
    }

    @Test
    void whatIsSharedKeepsItsPlaceWhateverIsInIt() {
        var story = Gatherings.shop(4, 300);
        var history = story.history();
        Layout before = null;
        for (long t = history.startNanos() + 1_000_000; t < history.endNanos(); t += 9_000_000) {
            var plan = Layout.of(frame(story, t), 900, 340);
            if (before != null) assertThat(plan.alike(before)).isTrue();
            before = plan;
        }
        assertThat(before.props().chips()).extracting(Props.Chip::name).contains("tasks", "shutdown", "results_lock", "done", "site");
    }

    @Test
    void chipsStandApartForAnyNumberOfThings() {
        var random = new Random(5);
        for (int i = 0; i < 60; i++) {
            var t = new TraceBuilder();
            int a = t.thread("A"), things = 1 + random.nextInt(30);
            t.at(0).starts(a);
            for (int k = 0; k < things; k++) {
                var kinds = new Resource.Kind[] {Resource.Kind.QUEUE, Resource.Kind.EVENT, Resource.Kind.LOCK, Resource.Kind.CELL, Resource.Kind.SOCKET, Resource.Kind.CONDITION};
                var kind = kinds[random.nextInt(kinds.length)];
                int r = t.resource(kind, "a name of some length " + k);
                t.us(5).event(switch (kind) {
                    case QUEUE -> EventKind.QUEUE_PUT;
                    case LOCK -> EventKind.LOCK_ACQUIRE;
                    case CELL -> EventKind.CELL_WRITE;
                    case SOCKET -> EventKind.SEND;
                    default -> EventKind.SIGNAL;
                }, a, r, 1);
            }
            var history = History.of(t.trace(), t.cast());
            history.fold();
            double width = 560 + random.nextInt(1200), height = 220 + random.nextInt(400);
            var plan = Layout.of(frame(new Stories.Story(history, -1, a, new int[] {a}), history.endNanos()), width, height);
            chipsStandApartInside(plan.props(), plan.coresWidth() > 0 ? plan.coresX() - 18 : width, height);
            assertThat(plan.props().chips()).isNotEmpty();
        }
    }

    /// The stages of windows from 640 × 400 to 1920 × 1080, and a little beyond.
    @Test
    void inEveryWindowThingsFiguresAndTheContainersNameStandApart() {
        var random = new Random(9);
        for (var story : List.of(Gatherings.shop(3, 60), Gatherings.shop(20, 60), Gatherings.shop(200, 60), Stories.hogs(2, 60), Stories.hogs(2000, 20))) {
            for (int i = 0; i < 25; i++) {
                double width = 300 + random.nextInt(1500), height = 150 + random.nextInt(700);
                var plan = Layout.of(frame(story, story.history().endNanos()), width, height);
                var box = plan.containers().getFirst();
                chipsStandApartInside(plan.props(), box.x() + box.width(), box.y() + box.height());
                for (var chip : plan.props().chips()) {
                    boolean named = chip.y() < Layout.TOP + 30;
                    if (named) assertThat(chip.x()).as("right of the container's name").isGreaterThanOrEqualTo(box.x() + 18 + box.nameRoom());
                    for (var room : box.seating().rooms()) {
                        // The baton stands a little above its place, a zone's caption below it.
                        assertThat(apart(chip.x(), chip.y(), chip.width(), Props.TALL, room.x(), room.y() - (room.zone() == Zone.RUN ? 13 : 0), room.width(), room.height() + 18))
                            .as("%s and %s of %s × %s", chip.name(), room.zone(), width, height).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void everyoneHasAPlaceOnAStageOfAHallInWhichTextIsTwiceAsLarge() {
        for (int n : new int[] {3, 20, 200}) {
            var story = Gatherings.loop(n, 60);
            var plan = Layout.of(frame(story, story.history().endNanos()), 648, 181);
            assertThat(plan.containers().getFirst().seating().rooms()).as("%s coroutines", n).isNotEmpty();
        }
    }

    @Test
    void aWorkerThatReplacesAnotherHasItsCard() {
        var t = new TraceBuilder();
        int main = t.thread("main");
        t.at(0).starts(main);
        int[] workers = new int[9], threads = new int[9];
        for (int i = 0; i < 9; i++) {
            workers[i] = t.cast().process("worker-" + i).id();
            threads[i] = t.cast().thread("MainThread", workers[i], -1).id();
            t.ms(1).event(EventKind.PROCESS_START, workers[i], -1, 0).ms(1).starts(threads[i]);
            if (i % 3 == 2) for (int k = i - 2; k <= i; k++) t.ms(1).ends(threads[k]);
        }
        var history = History.of(t.trace(), t.cast());
        history.fold();
        var plan = Layout.of(frame(new Stories.Story(history, -1, main, threads), history.endNanos()), 900, 300);
        assertThat(plan.company().workers()).extracting(Card::processes).containsExactly(List.of(workers[0], workers[3], workers[6]),
            List.of(workers[1], workers[4], workers[7]), List.of(workers[2], workers[5], workers[8]));
        assertThat(plan.company().workers().getFirst().process(history.at(3_000_000))).isEqualTo(workers[0]);
        assertThat(plan.company().workers().getFirst().process(history.now())).isEqualTo(workers[6]);
    }

    @Test
    void thingsOfOneNameUsedInTurnShareAChipAndThoseUsedTogetherDoNot() {
        var t = new TraceBuilder();
        int a = t.thread("A"), b = t.thread("B"), first = t.lock("_lock"), second = t.lock("_lock-2"), fork = t.lock("fork"), other = t.lock("fork-2");
        t.at(0).starts(a).starts(b).ms(1).acquires(a, first).ms(1).releases(a, first).ms(1).acquires(a, fork).ms(1).acquires(b, other).ms(1).releases(a, fork).ms(1).releases(b, other)
            .ms(1).acquires(b, second).ms(5).releases(b, second);
        var history = History.of(t.trace(), t.cast());
        history.fold();
        var plan = Layout.of(frame(new Stories.Story(history, -1, a, new int[] {a, b}), history.endNanos()), 900, 400);
        assertThat(plan.props().chips()).extracting(Props.Chip::name).containsExactly("_lock", "fork", "fork-2");
        assertThat(plan.props().looks(history.at(1_500_000)).getFirst().who()).isEqualTo(a);
        assertThat(plan.props().looks(history.at(9_000_000)).getFirst().who()).isEqualTo(b);
    }

    @Test
    void aLockThatIsHeldToTheEndSharesItsChipWithNone() {
        var t = new TraceBuilder();
        int a = t.thread("A"), b = t.thread("B"), first = t.lock("lock"), second = t.lock("lock-2");
        t.at(0).starts(a).starts(b).ms(1).acquires(a, first).ms(1).acquires(b, second).ms(1).waitsForLock(a, second, b).ms(1).waitsForLock(b, first, a);
        var history = History.of(t.trace(), t.cast());
        history.fold();
        var plan = Layout.of(frame(new Stories.Story(history, -1, a, new int[] {a, b}), history.endNanos()), 900, 400);
        assertThat(plan.props().chips()).extracting(Props.Chip::name).containsExactly("lock", "lock-2");
        assertThat(plan.props().looks(history.now())).extracting(Props.Look::who).containsExactly(a, b);
    }

    @Test
    void aCardTellsItsOwnGilItsItemAndItsBytes() {
        var t = new TraceBuilder();
        int main = t.thread("main"), worker = t.cast().process("worker-1").id(), thread = t.cast().thread("MainThread", worker, -1).id();
        int gil = t.cast().resource(Resource.Kind.GIL, "GIL", worker).id(), pipe = t.resource(Resource.Kind.PIPE, "tasks");
        t.gil();
        t.at(0).starts(main).starts(thread).ms(1).takes(thread, gil).event(EventKind.SEND, main, pipe, 312).event(EventKind.RECEIVE, thread, pipe, 300)
            .event(EventKind.WORK_BEGIN, thread, -1, 7).ms(500).event(EventKind.WORK_END, thread, -1, -8).drops(thread, gil, false).event(EventKind.IO_BEGIN, thread, pipe, 0);
        var history = History.of(t.trace(), t.cast());
        history.fold();
        var story = new Stories.Story(history, gil, main, new int[] {thread});
        var early = Company.look(frame(story, 2_000_000), history.at(2_000_000), worker, false, 1e9);
        assertThat(early.holder()).isEqualTo(thread);
        assertThat(early.members()).extracting(Company.Member::words).containsExactly("runs item 7 · 2 ms");
        assertThat(early.in()).isEqualTo(300);
        assertThat(early.packet()).as("just received").isEqualTo(-300);
        assertThat(Company.onTheWay(frame(story, 2_000_000), history.at(2_000_000))).isEqualTo(12);
        var late = Company.look(frame(story, history.endNanos()), history.now(), worker, false, 1e7);
        assertThat(late.holder()).isEqualTo(-1);
        assertThat(late.raised()).isOne();
        assertThat(late.packet()).as("half a second ago is no longer on the wire").isZero();
    }

    @Test
    void everyoneHasAPlaceInTheSmallestStageWithCoroutines() {
        for (int n : new int[] {3, 20, 200}) {
            var story = Gatherings.loop(n, 60);
            for (var size : new double[][] {{640, 240}, {665, 252}, {732, 268}, {1000, 300}}) {
                var plan = Layout.of(frame(story, story.history().endNanos()), size[0], size[1]);
                assertThat(plan.containers().getLast().seating().rooms()).as("%d in %s × %s", n, size[0], size[1]).isNotEmpty();
            }
        }
    }

    @Test
    void coroutinesTakeTurnsInAContainerOfTheirOwn() {
        var story = Gatherings.loop(20, 200);
        var plan = Layout.of(frame(story, story.history().endNanos()), 900, 340);
        assertThat(plan.containers()).extracting(c -> c.troupe().tasks()).containsExactly(true);
        assertThat(plan.threads().x() + plan.threads().width()).isLessThan(plan.containers().getLast().x());
        var tasks = plan.containers().getLast();
        for (long t = story.history().startNanos() + 2_000_000; t < story.history().endNanos(); t += 3_000_000) {
            var state = frame(story, t);
            var b = Blocking.of(state, state.scene(), tasks, false, 2e7, -1);
            assertThat(b.in(Zone.RUN).size()).as("one has its turn").isLessThanOrEqualTo(1);
            assertThat(b.figures().size()).isBetween(19, 20);
        }
        assertThat(List.of(tasks.seating().room(Zone.READY), tasks.seating().room(Zone.IO), tasks.seating().room(Zone.QUEUE))).doesNotContainNull();
    }
}
