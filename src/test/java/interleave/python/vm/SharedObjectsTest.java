package interleave.python.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Lists, dicts, sets and objects used by several threads at once without a GIL: nothing is lost that CPython would keep, and nothing is raised that it wouldn't.
class SharedObjectsTest {
    private static final String THREADS = """
        import threading
        problems = []
        def together(*works):
            def guarded(work):
                try:
                    work()
                except BaseException as e:
                    problems.append(repr(e))
            threads = [threading.Thread(target=guarded, args=(work,)) for work in works]
            for t in threads: t.start()
            for t in threads: t.join()
        """;

    private static void prints(String expected, String program) throws InterruptedException {
        var outcome = Programs.run(false, THREADS + program);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo(expected);
    }

    @Test
    void nothingAppendedIsLost() throws Exception {
        prints("80000 80000 []\n", """
            items = []
            def work(k):
                for i in range(20000):
                    items.append((k, i))
            together(*[lambda k=k: work(k) for k in range(4)])
            print(len(items), len(set(items)), problems)
            """);
    }

    @Test
    void whatIsPoppedIsPoppedOnce() throws Exception {
        prints("60000 [] []\n", """
            items = list(range(60000))
            got = [[] for i in range(4)]
            def work(k):
                while True:
                    try:
                        got[k].append(items.pop())
                    except IndexError:
                        return
            together(*[lambda k=k: work(k) for k in range(4)])
            print(len(set(got[0] + got[1] + got[2] + got[3])), items, problems)
            """);
    }

    @Test
    void aListIsReadAndIteratedWhileItGrowsAndShrinks() throws Exception {
        prints("True []\n", """
            items = list(range(100))
            stop = []
            def grow():
                for i in range(30000):
                    items.append(i)
                    items.insert(0, i)
                    del items[0]
                    try:
                        items.pop()
                    except IndexError:
                        pass
                    items[5] = i
                stop.append(1)
            def look():
                while not stop:
                    for x in items:
                        assert isinstance(x, int)
                    assert isinstance(items[3], int)
                    assert all(isinstance(x, int) for x in items[2:50])
                    sorted(items)
            together(grow, look, look)
            print(len(items) >= 100, problems)
            """);
    }

    @Test
    void aDictKeepsEveryKeySet() throws Exception {
        prints("40000 True []\n", """
            table = {}
            def work(k):
                for i in range(10000):
                    table[(k, i)] = i
                    assert table[(k, i)] == i
            together(*[lambda k=k: work(k) for k in range(4)])
            print(len(table), all(table[(k, i)] == i for k in range(4) for i in range(10000)), problems)
            """);
    }

    @Test
    void aDictThatChangesRaisesWhatCPythonWould() throws Exception {
        prints("[] []\n", """
            table = {i: i for i in range(50)}
            raised = set()
            stop = []
            def change():
                for i in range(20000):
                    table[i % 100] = i
                    try:
                        del table[(i * 7) % 100]
                    except KeyError:
                        pass
                    table.get(i % 31)
                    table.setdefault(i % 17, 0)
                    table.pop(i % 13, None)
                stop.append(1)
            def look():
                while not stop:
                    try:
                        for k, v in table.items():
                            assert isinstance(k, int) and isinstance(v, int)
                        list(table)
                        dict(table)
                    except RuntimeError as e:
                        raised.add(str(e))
            together(change, change, look, look)
            allowed = {"dictionary changed size during iteration", "dictionary keys changed during iteration"}
            print(sorted(raised - allowed), problems)
            """);
    }

    @Test
    void keysWithTheirOwnEqualityAreComparedWithoutALock() throws Exception {
        prints("100 []\n", """
            class Key:
                def __init__(self, n): self.n = n
                def __hash__(self): return self.n % 7
                def __eq__(self, other):
                    table.get("x")
                    return self.n == other.n
            table = {}
            def work():
                for i in range(1500):
                    table[Key(i % 100)] = i
            together(work, work, work)
            print(len(table), problems)
            """);
    }

    @Test
    void aSetKeepsWhatIsAdded() throws Exception {
        prints("20000 []\n", """
            seen = set()
            def work(k):
                for i in range(20000):
                    seen.add(i)
                    seen.discard(-1 - i)
                    assert i in seen
            together(*[lambda k=k: work(k) for k in range(3)])
            print(len(seen), problems)
            """);
    }

    @Test
    void attributesSetByManyThreadsAreAllThere() throws Exception {
        prints("400 []\n", """
            class Thing: pass
            thing = Thing()
            def work(k):
                for i in range(100):
                    name = "a%d_%d" % (k, i)
                    setattr(thing, name, i)
                    assert getattr(thing, name) == i
            together(*[lambda k=k: work(k) for k in range(4)])
            print(len(vars(thing)), problems)
            """);
    }
}
