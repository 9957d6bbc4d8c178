"""What the agent tells of small programs. Run by AgentTest on every interpreter found."""
import os
import signal
import sys
import unittest

from harness import Run


class Threads(unittest.TestCase):
    def test_a_thread_tells_its_name_its_start_its_line_and_its_end(self):
        run = Run("""
            import threading
            def act():
                thread = threading.Thread(target=print, args=("hello",), name="A")
                thread.start()
                thread.join()
                return {"done": True}
        """)
        self.assertEqual([], run.unwatched)
        self.assertEqual("hello\n", run.output)
        self.assertEqual({"done": True}, run.results)
        self.assertEqual({"MainThread", "A"}, set(run.main.threads.values()))
        self.assertEqual(["THREAD_START", "THREAD_END"], run.main.said("A"))
        self.assertEqual([5, 5], [event.line for event in run.main.of("WAIT_BEGIN", "WAIT_END")])
        started = run.main.of("THREAD_START", thread="A")[0]
        self.assertEqual("MainThread", run.main.threads[started.argument])
        self.assertEqual(0o600, run.main.mode)

    def test_the_gil_is_found(self):
        run = Run("def act(): pass")
        gil = bool(run.main.flags & 1)
        self.assertEqual(gil, run.main.gil not in (0, (1 << 64) - 1))
        self.assertTrue(all(event.value for event in run.main.of("THREAD")))

    def test_a_join_names_the_thread_waited_for(self):
        run = Run("""
            import threading, time
            def act():
                thread = threading.Thread(target=time.sleep, args=(0.05,), name="A")
                thread.start()
                thread.join()
        """)
        joined = run.main.of("JOIN_BEGIN", "JOIN_END")
        self.assertEqual(["A", "A"], [run.main.threads[event.argument] for event in joined])
        self.assertEqual(["THREAD_START", "SLEEP_BEGIN", "SLEEP_END", "THREAD_END"], run.main.said("A"))

    def test_a_failing_act_gives_pythons_own_traceback(self):
        run = Run("""
            def act():
                return 1 / 0
        """)
        failure = run.answer["failure"]
        self.assertEqual("ZeroDivisionError: division by zero", failure["message"])
        self.assertEqual(3, failure["line"])
        self.assertTrue(failure["traceback"].startswith('Traceback (most recent call last):\n  File "lesson.py", line 3, in act\n'), failure["traceback"])

    def test_arguments_are_those_the_function_has_and_values_keep_their_types(self):
        run = Run("def act(a): return {'large': 1 << 70, 'real': a, 'none': None, 'list': (1, 'x'), 'nan': float('nan')}", arguments={"a": 1.5, "b": 2})
        self.assertEqual({"large": {"integer": hex(1 << 70)}, "real": 1.5, "none": None, "list": [1, "x"], "nan": {"real": "nan"}}, run.results)

    def test_no_name_of_ours_hides_a_module_of_the_programs(self):
        run = Run("""
            import os, sys
            def act():
                return {"names": sorted(name.split(".")[0] for name in os.listdir(os.environ["PYTHONPATH"]) if name != "__pycache__")}
        """)
        self.assertEqual(["interleave_agent", "sitecustomize"], run.results["names"])

    def test_without_recording_nothing_is_wrapped(self):
        run = Run("""
            import threading, time
            def act():
                return {"lock": type(threading.Lock()).__module__, "sleep": type(time.sleep).__name__}
        """, record=False)
        self.assertEqual({"lock": "_thread", "sleep": "builtin_function_or_method"}, run.results)
        self.assertEqual([], run.processes)


class Locks(unittest.TestCase):
    def test_a_lock_is_tried_first_and_waited_for_only_when_that_fails(self):
        run = Run("""
            import threading
            guard = threading.Lock()
            def act():
                guard.acquire()
                thread = threading.Thread(target=work, name="A")
                thread.start()
                while not waiting: pass
                guard.release()
                thread.join()
            waiting = []
            def work():
                got = guard.acquire(False)
                waiting.append(1)
                with guard:
                    pass
        """)
        self.assertEqual("guard", list(run.main.resources.values())[0])
        mine = [event for event in run.main.events if event.resource == 0 and event.kind.startswith("LOCK")]
        # whether A has to wait is a matter of who is faster; what it says is in order either way
        self.assertEqual(["LOCK_ACQUIRE", "LOCK_RELEASE"], [event.kind for event in mine if run.main.threads[event.thread] == "MainThread"])
        self.assertIn([event.kind for event in mine if run.main.threads[event.thread] == "A"],
                      (["LOCK_WAIT", "LOCK_ACQUIRE", "LOCK_RELEASE"], ["LOCK_ACQUIRE", "LOCK_RELEASE"]))
        self.assertEqual([5, 9], [event.line for event in mine if run.main.threads[event.thread] == "MainThread"])

    def test_a_wait_that_times_out_gives_up(self):
        run = Run("""
            import threading
            def act():
                lock = threading.Lock()
                lock.acquire()
                got, wrong = lock.acquire(timeout=0.01), raises(lambda: lock.acquire(False, 1))
                return {"got": got, "wrong": wrong, "again": raises(lambda: (lock.release(), lock.release()))}
            def raises(call):
                try: call()
                except Exception as error: return type(error).__name__
        """)
        self.assertEqual({"got": False, "wrong": "ValueError", "again": "RuntimeError"}, run.results)
        self.assertEqual(["LOCK_ACQUIRE", "LOCK_WAIT", "LOCK_GIVE_UP", "LOCK_RELEASE"],
                         [event.kind for event in run.main.events if event.kind.startswith("LOCK")])

    def test_an_rlock_counts(self):
        run = Run("""
            import threading
            def act():
                lock = threading.RLock()
                with lock:
                    with lock:
                        pass
                try: lock.release()
                except RuntimeError as error: return {"error": str(error)}
        """)
        self.assertEqual("cannot release un-acquired lock", run.results["error"])
        self.assertEqual([("LOCK_ACQUIRE", 1), ("LOCK_ACQUIRE", 2), ("LOCK_RELEASE", 1), ("LOCK_RELEASE", 0)],
                         [(event.kind, event.argument) for event in run.main.events if event.kind.startswith("LOCK")])

    def test_a_condition_over_an_rlock_held_twice_gives_it_back_whole(self):
        run = Run("""
            import threading
            def act():
                condition = threading.Condition()
                thread = threading.Thread(target=notify, args=(condition,), name="A")
                with condition:
                    with condition:
                        thread.start()
                        came = condition.wait(5)
                        timed_out = condition.wait(0.01)
                thread.join()
                return {"came": came, "timed_out": timed_out}
            def notify(condition):
                with condition:
                    condition.notify_all()
        """)
        self.assertEqual({"came": True, "timed_out": False}, run.results)
        self.assertEqual([1, 0], [event.argument for event in run.main.of("WAIT_END") if event.resource >= 0])
        self.assertEqual(1, len(run.main.of("SIGNAL")))
        last = [event for event in run.main.events if event.kind in ("LOCK_ACQUIRE", "LOCK_RELEASE") and run.main.threads[event.thread] == "MainThread"]
        self.assertEqual([2, 1, 0], [event.argument for event in last][-3:])

    def test_events_semaphores_and_barriers(self):
        run = Run("""
            import threading
            def act():
                ready = threading.Event()
                permits = threading.BoundedSemaphore(1)
                meeting = threading.Barrier(2)
                def work():
                    ready.wait()
                    with permits:
                        pass
                    meeting.wait()
                thread = threading.Thread(target=work)
                thread.start()
                ready.set()
                ready.clear()
                meeting.wait()
                thread.join()
                try: permits.release()
                except ValueError as error: return {"error": str(error), "is": isinstance(permits, threading.Semaphore)}
        """)
        self.assertEqual({"error": "Semaphore released too many times", "is": True}, run.results)
        self.assertEqual(["ready", "permits", "meeting"], list(run.main.resources.values()))
        kinds = [event.kind for event in run.main.events if event.resource == 0]
        self.assertIn("SIGNAL", kinds)
        self.assertIn("CLEAR", kinds)


@unittest.skipIf(getattr(sys, "_is_gil_enabled", lambda: True)(), "with a GIL one ring serves all threads")
class Lanes(unittest.TestCase):
    def test_a_thread_is_lent_a_ring_and_gives_it_back(self):
        run = Run("""
            import threading
            def act():
                for number in range(20):
                    thread = threading.Thread(target=threading.Lock)
                    thread.start()
                    thread.join()
        """)
        self.assertEqual([1, 20], sorted(len(threads) for threads in run.main.lanes))
        self.assertEqual({0o600}, run.main.modes)
        self.assertEqual(20, len(run.main.of("THREAD_END")) - 1)

    def test_threads_beyond_the_most_share_the_processs_own(self):
        run = Run("""
            import threading
            def act():
                gate = threading.Barrier(40)
                def work():
                    gate.wait()
                    with threading.Lock(): pass
                threads = [threading.Thread(target=work) for _ in range(40)]
                for thread in threads: thread.start()
                for thread in threads: thread.join()
        """)
        self.assertEqual(32, len(run.main.lanes))
        self.assertEqual(40, len(run.main.of("LOCK_ACQUIRE")))
        self.assertEqual(41, len(run.main.of("THREAD_END")))
        self.assertEqual(0, run.main.lost)

    def test_a_forked_process_lends_rings_of_its_own(self):
        run = Run("""
            import os, threading
            def act():
                child = os.fork()
                if child == 0:
                    thread = threading.Thread(target=threading.Lock, name="A")
                    thread.start()
                    thread.join()
                    os._exit(0)
                return {"status": os.waitpid(child, 0)[1]}
        """)
        self.assertEqual(0, run.results["status"], run.output)
        self.assertEqual([1, 2], [len(process.lanes) for process in run.processes])
        self.assertEqual(["THREAD_START", "THREAD_END"], run.processes[1].said("A"))


class Profiles(unittest.TestCase):
    def test_a_program_that_profiles_itself_sees_what_it_would_see_without_us(self):
        source = """
            import queue, socket, sys, threading, time
            def act():
                heard = []
                def hear(frame, event, argument):
                    heard.append(event + " " + (frame.f_code.co_name if event in ("call", "return") else argument.__qualname__))
                lock, again, items = threading.Lock(), threading.RLock(), queue.SimpleQueue()
                pair = socket.socketpair()
                other = threading.Timer(0.05, lock.release)
                other.start()
                lock.acquire()
                sys.setprofile(hear)
                lock.acquire()
                lock.release()
                with again:
                    again.acquire()
                again.release()
                items.put(1)
                items.get()
                time.sleep(0.001)
                pair[0].sendall(b"x")
                pair[1].recv(1)
                own = sys.getprofile() is hear
                sys.setprofile(None)
                for each in pair:
                    each.close()
                return {"heard": heard, "own": own}
        """
        watched, plain = Run(source), Run(source, record=False)
        self.assertEqual(plain.results, watched.results, watched.output)
        self.assertTrue(plain.results["own"])
        self.assertIn("c_call lock.acquire", plain.results["heard"])


class Queues(unittest.TestCase):
    def test_a_queue_tells_lengths_and_what_is_waited_for(self):
        run = Run("""
            import queue, threading, time
            def act():
                tasks = queue.Queue(maxsize=1)
                def work():
                    for _ in range(3):
                        tasks.get()
                        tasks.task_done()
                thread = threading.Thread(target=work, name="A")
                thread.start()
                for i in range(3):
                    tasks.put(i)
                tasks.join()
                thread.join()
                try: tasks.get(timeout=0.01)
                except queue.Empty: return {"empty": True}
        """)
        self.assertTrue(run.results["empty"])
        self.assertEqual(["tasks"], list(run.main.resources.values()))
        self.assertEqual(3, len(run.main.of("QUEUE_PUT")))
        self.assertEqual(3, len(run.main.of("QUEUE_GET")))
        self.assertTrue(all(event.argument in (0, 1) for event in run.main.of("QUEUE_PUT", "QUEUE_GET")))
        self.assertEqual(-1, [event for event in run.main.of("WAIT_BEGIN") if event.resource == 0][-1].argument)

    def test_simple_priority_and_lifo_queues(self):
        run = Run("""
            import queue
            def act():
                simple, least, last = queue.SimpleQueue(), queue.PriorityQueue(), queue.LifoQueue()
                for each in (simple, least, last):
                    for number in (2, 1, 3): each.put(number)
                return {"got": [[each.get() for _ in range(3)] for each in (simple, least, last)]}
        """)
        self.assertEqual([[2, 1, 3], [1, 2, 3], [3, 1, 2]], run.results["got"])
        self.assertEqual(9, len(run.main.of("QUEUE_PUT")))
        self.assertEqual(9, len(run.main.of("QUEUE_GET")))

    def test_items_of_a_thread_pool_have_numbers(self):
        run = Run("""
            from concurrent.futures import ThreadPoolExecutor
            def act():
                with ThreadPoolExecutor(2) as pool:
                    futures = [pool.submit(pow, 2, 3), pool.submit(fail)]
                    return {"value": futures[0].result(), "error": repr(futures[1].exception())}
            def fail():
                raise ValueError("no")
        """)
        self.assertEqual({"value": 8, "error": "ValueError('no')"}, run.results)
        self.assertEqual([0, 1], sorted(event.argument for event in run.main.of("WORK_BEGIN")))
        self.assertEqual([-2, 0], sorted(event.argument for event in run.main.of("WORK_END")))
        self.assertEqual(["pool"], [name for number, name in run.main.resources.items() if number == run.main.of("WORK_BEGIN")[0].resource])


class Processes(unittest.TestCase):
    def check(self, method):
        run = Run("""
            import multiprocessing
            def double(x):
                return 2 * x
            def act(method):
                context = multiprocessing.get_context(method)
                with context.Pool(2) as pool:
                    values = pool.map(double, range(6), 1)
                    pool.close()
                    pool.join()
                receiver, sender = context.Pipe()
                child = context.Process(target=answer, args=(sender,), name="child")
                child.start()
                got = receiver.recv()
                child.join()
                return {"values": values, "got": got, "exit": child.exitcode}
            def answer(sender):
                sender.send("x" * 1000)
        """, arguments={"method": method})
        self.assertEqual({"values": [0, 2, 4, 6, 8, 10], "got": "x" * 1000, "exit": 0}, run.results, run.output)
        self.assertEqual([], run.unwatched)
        self.assertEqual(4, len(run.processes), [process.pid for process in run.processes])
        started = run.main.of("STARTED")
        self.assertEqual({process.pid for process in run.processes[1:]}, {event.resource for event in started})
        self.assertIn("child", [event.text for event in started])
        workers = [process for process in run.processes[1:] if process.of("WORKED")]
        self.assertEqual(6, sum(len(process.of("WORK_BEGIN")) for process in workers))
        self.assertTrue(all(process.of("ENDED") for process in run.processes))
        sent = [event.argument for process in run.processes[1:] for event in process.of("SEND") if event.argument > 1000]
        self.assertEqual(1, len(sent))

    def test_spawned_processes_come_along(self):
        self.check("spawn")

    @unittest.skipUnless(hasattr(os, "fork"), "no fork here")
    def test_forked_processes_come_along(self):
        self.check("fork")

    @unittest.skipUnless(hasattr(os, "fork"), "no fork here")
    def test_processes_of_a_fork_server_come_along(self):
        self.check("forkserver")

    def test_a_process_pool_executor_and_its_items(self):
        run = Run("""
            from concurrent.futures import ProcessPoolExecutor
            import multiprocessing
            def act():
                with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
                    return {"values": list(pool.map(abs, (-1, -2, -3)))}
        """)
        self.assertEqual([1, 2, 3], run.results["values"])
        self.assertEqual(3, sum(len(process.of("WORK_END")) for process in run.processes[1:]))


class Io(unittest.TestCase):
    def test_a_socket_is_its_server(self):
        run = Run("""
            import socket, threading
            def act():
                listener = socket.create_server(("127.0.0.1", 0))
                def serve():
                    connection, _ = listener.accept()
                    connection.sendall(connection.recv(100).upper())
                    connection.close()
                thread = threading.Thread(target=serve, name="server")
                thread.start()
                client = socket.create_connection(listener.getsockname())
                client.sendall(b"hello")
                answer = client.makefile("rb").read()
                client.close()
                thread.join()
                listener.close()
                return {"answer": answer.decode(), "port": listener.fileno()}
        """)
        self.assertEqual("HELLO", run.results["answer"])
        self.assertEqual(1, len(run.main.resources), run.main.resources)
        self.assertEqual([5, 5], [event.argument for event in run.main.of("SEND")])
        self.assertEqual({"server", "MainThread"}, {run.main.threads[event.thread] for event in run.main.of("IO_BEGIN")})

    def test_tasks_take_turns(self):
        run = Run("""
            import asyncio
            async def main():
                return await asyncio.gather(step(1), step(2))
            async def step(number):
                await asyncio.sleep(0.01)
                return number
            def act():
                return {"values": asyncio.run(main())}
        """)
        self.assertEqual([1, 2], run.results["values"])
        tasks = [name for name in run.main.threads.values() if "(step)" in name]
        self.assertEqual(2, len(tasks))
        for name in tasks:
            self.assertEqual(["THREAD_START", "TURN_READY", "TURN_BEGIN", "SLEEP_BEGIN", "SLEEP_END", "TURN_READY", "TURN_BEGIN", "THREAD_END"],
                             run.main.said(name))


class Lines(unittest.TestCase):
    """Precise mode."""
    TOLD = hasattr(sys, "monitoring")

    def test_every_line_of_the_program_is_told_and_none_of_the_library(self):
        run = Run("""
            import json, threading
            def work(n):
                for i in range(n):
                    json.dumps([i])
            def act():
                thread = threading.Thread(target=work, args=(3,), name="A")
                thread.start()
                thread.join()
                return {"done": True}
        """, precise=True)
        self.assertEqual({"done": True}, run.results)
        self.assertEqual([4, 5, 4, 5, 4, 5, 4] if self.TOLD else [], [event.line for event in run.main.of("LINE", thread="A")])
        self.assertEqual([2, 3, 6, 7, 8, 9, 10] if self.TOLD else [], [event.line for event in run.main.of("LINE", thread="MainThread")])
        cost = run.main.of("COST")
        self.assertEqual(1 if self.TOLD else 0, len(cost))
        self.assertTrue(all(0 < event.argument < 1000000 for event in cost), cost)

    def test_processes_tell_their_own(self):
        for method in ("fork", "spawn", "forkserver"):
            run = Run("""
                import multiprocessing
                def work():
                    return 1
                def act():
                    process = multiprocessing.get_context("%s").Process(target=work)
                    process.start()
                    process.join()
            """ % method, precise=True)
            others = [event.line for process in run.processes[1:] for event in process.of("LINE")]
            self.assertEqual(self.TOLD, 4 in others, (method, others))

    def test_more_lines_than_the_ring_holds_are_lost_and_counted(self):
        run = Run("""
            def act():
                for i in range(300000):
                    i
                return {"last": i}
        """, precise=True)
        self.assertEqual({"last": 299999}, run.results)
        self.assertEqual(self.TOLD, run.main.lost > 0)


class Inside(unittest.TestCase):
    """Lines, where nobody can look from outside."""
    GIL = getattr(sys, "_is_gil_enabled", lambda: True)()

    def test_threads_are_seen_on_their_lines_by_a_thread_that_nobody_else_sees(self):
        run = Run("""
            import threading, time
            def work(end):
                while time.thread_time() < end:
                    sum(range(50))
            def act():
                thread = threading.Thread(target=work, args=(0.6,), name="A")
                thread.start()
                known = threading.active_count()
                thread.join()
                return {"known": known}
        """, inside=True)
        self.assertEqual({"known": 2}, run.results)
        self.assertEqual(self.GIL, bool({event.line for event in run.main.of("SEEN", thread="A")} & {4, 5}))
        self.assertEqual({"MainThread", "A"}, set(run.main.threads.values()))
        self.assertEqual([100000000] if self.GIL else [], [event.argument for event in run.main.of("INSIDE")])

    def test_it_stands_aside_while_the_process_is_forked_and_goes_on_in_both(self):
        run = Run("""
            import os
            def busy():
                import time
                end = time.thread_time() + 0.4
                while time.thread_time() < end:
                    pass
            def act():
                child = os.fork()
                busy()
                if child == 0:
                    os._exit(0)
                os.waitpid(child, 0)
        """, inside=True)
        self.assertIsNone(run.answer["failure"])
        self.assertEqual([self.GIL] * 2, [bool({event.line for event in process.of("SEEN")} & {6, 7}) for process in run.processes if not process.flags & 4])


class Tasks(unittest.TestCase):
    def test_tasks_wait_for_a_lock_and_have_it(self):
        run = Run("""
            import asyncio
            async def main():
                guard = asyncio.Lock()
                await asyncio.gather(step(guard), step(guard))
                try: guard.release()
                except RuntimeError: return guard.locked()
            async def step(guard):
                async with guard:
                    await asyncio.sleep(0.01)
            def act():
                return {"locked": asyncio.run(main())}
        """)
        self.assertFalse(run.results["locked"])
        self.assertEqual(["guard"], list(run.main.resources.values()))
        first, second = [name for name in run.main.threads.values() if "(step)" in name]
        self.assertEqual(["LOCK_ACQUIRE", "SLEEP_BEGIN", "SLEEP_END", "LOCK_RELEASE"], self.without_turns(run, first))
        self.assertEqual(["LOCK_WAIT", "LOCK_GIVE_UP", "LOCK_ACQUIRE", "SLEEP_BEGIN", "SLEEP_END", "LOCK_RELEASE"], self.without_turns(run, second))
        wait = run.main.of("LOCK_WAIT")[0]
        self.assertEqual(first, run.main.threads[wait.argument])
        self.assertEqual({0}, {event.resource for event in run.main.events if event.kind.startswith("LOCK")})
        self.assertEqual([9], sorted({event.line for event in run.main.of("LOCK_WAIT", "LOCK_ACQUIRE")}))

    def test_tasks_hand_on_through_queues_events_and_semaphores(self):
        run = Run("""
            import asyncio
            async def main():
                items = asyncio.Queue(1)
                ready = asyncio.Event()
                permits = asyncio.Semaphore(1)
                taker = asyncio.ensure_future(take(items, ready, permits))
                async with permits:
                    await asyncio.sleep(0)
                    ready.set()
                    await asyncio.sleep(0)
                    await asyncio.sleep(0)
                for number in range(3): await items.put(number)
                await items.join()
                return await taker
            async def take(items, ready, permits):
                await ready.wait()
                async with permits: pass
                got = []
                for _ in range(3):
                    got.append(await items.get())
                    items.task_done()
                return got
            def act():
                return {"got": asyncio.run(main())}
        """)
        self.assertEqual([0, 1, 2], run.results["got"])
        self.assertEqual(["items", "ready", "permits"], list(run.main.resources.values()))
        self.assertEqual(3, len(run.main.of("QUEUE_PUT")))
        self.assertEqual(3, len(run.main.of("QUEUE_GET")))
        taker = [name for name in run.main.threads.values() if "(take)" in name][0]
        waits = run.main.of("WAIT_BEGIN", thread=taker)
        self.assertEqual(["ready", "permits"], [run.main.resources[event.resource] for event in waits][:2])
        self.assertEqual({0, 1, 2}, {event.argument for event in run.main.of("WAIT_BEGIN") if event.resource == 0}, "for an item, for room, for all to be done")
        self.assertEqual([1, 2, 2], [event.resource for event in run.main.of("SIGNAL")])

    def test_a_condition_and_its_lock(self):
        run = Run("""
            import asyncio
            async def main():
                change = asyncio.Condition()
                waiter = asyncio.ensure_future(wait(change))
                await asyncio.sleep(0)
                async with change:
                    change.notify_all()
                return await waiter
            async def wait(change):
                async with change:
                    return await change.wait()
            def act():
                return {"came": asyncio.run(main())}
        """)
        self.assertTrue(run.results["came"])
        self.assertEqual(["change", "Condition's lock"], list(run.main.resources.values()))
        waiter = [name for name in run.main.threads.values() if "(wait)" in name][0]
        said = self.without_turns(run, waiter)
        self.assertEqual(["LOCK_ACQUIRE", "LOCK_RELEASE", "WAIT_BEGIN", "WAIT_END"], said[:4])
        self.assertEqual(["LOCK_ACQUIRE", "LOCK_RELEASE"], said[-2:])
        self.assertEqual([1], [event.argument for event in run.main.of("SIGNAL")])

    def without_turns(self, run, task):
        return [kind for kind in run.main.said(task) if kind not in ("THREAD_START", "TURN_READY", "TURN_BEGIN", "THREAD_END")]


class Floods(unittest.TestCase):
    def test_a_full_ring_counts_what_it_has_no_room_for(self):
        run = Run("""
            import threading
            def act():
                lock = threading.Lock()
                for _ in range(100_000):
                    with lock: pass
                return {"held": lock.locked()}
        """)
        self.assertFalse(run.results["held"])
        self.assertGreater(run.main.lost, 60_000)
        self.assertIn(run.main.lost + len(run.main.events) - 200_000, range(20))

    def test_whatever_a_program_leaves_behind_is_ended(self):
        run = Run("""
            import os, subprocess, sys
            def act():
                child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"], start_new_session=True)
                return {"pid": child.pid}
        """)
        with self.assertRaises(OSError):
            os.kill(run.results["pid"], 0)

    def test_a_key_that_interrupts_all_at_a_terminal_is_not_the_supervisors_to_obey(self):
        run = Run("""
            import os, signal, subprocess, sys
            def act():
                child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"], start_new_session=True)
                for key in signal.SIGINT, signal.SIGQUIT, signal.SIGHUP:
                    os.kill(os.getppid(), key)
                return {"pid": child.pid, "own": signal.getsignal(signal.SIGINT) is signal.default_int_handler}
        """)
        self.assertEqual(signal.getsignal(signal.SIGINT) is signal.default_int_handler, run.results["own"])  # a job in the background ignores it
        self.assertEqual("0", run.exit)
        with self.assertRaises(OSError):
            os.kill(run.results["pid"], 0)

    def test_no_semaphore_is_left_of_processes_that_were_ended(self):
        run = Run("""
            import multiprocessing, os
            def act():
                context = multiprocessing.get_context("spawn")
                lock = context.Lock()
                child = context.Process(target=int)  # when it is done the tracker is up
                child.start()
                child.join()
                print(lock._semlock.name, flush=True)
                os.kill(os.getpid(), 9)
        """)
        self.assertEqual("-9", run.exit)
        self.assertFalse(os.path.exists("/dev/shm/sem." + run.output.split()[0][1:]))

    def test_a_process_that_ends_itself_leaves_no_answer(self):
        run = Run("""
            import os
            def act():
                os._exit(3)
        """)
        self.assertIsNone(run.answer)
        self.assertEqual("3", run.exit)


if __name__ == "__main__":
    unittest.main()
