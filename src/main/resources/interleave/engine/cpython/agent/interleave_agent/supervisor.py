"""Starts a program as a group of processes of its own and does with all of them what Interleave says: pause, resume, end.

    python -I -S supervisor.py FOLDER COMMAND ...

The program's standard input is the pipe `input` in the folder, if there is to be one (`input?`), else nothing. The supervisor reads single letters from its
own: p holds every process, r lets them go on, k ends them. End of file means that Interleave is gone: they are ended, too.
When the program has ended, whatever it left behind is ended, and its exit code is written to the file `exit` in the folder. Standard library only.
"""
import os
import select
import signal
import sys
import time

PATIENCE = 10.0  # seconds a tracker gets
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
KEYS = signal.SIGINT, signal.SIGQUIT, signal.SIGHUP  # what a terminal sends to all who sit at it; Interleave is told, too, and says what is to be done


def control(option, value):
    """prctl, where there is one."""
    try:
        import ctypes
        ctypes.CDLL(None).prctl(option, ctypes.c_ulong(value), 0, 0, 0)
    except Exception:
        pass


def descendants():
    """Every process below this one, the nearest first."""
    found, todo = [], [os.getpid()]
    while todo:
        parent = todo.pop(0)
        try:
            threads = os.listdir("/proc/%d/task" % parent)
        except OSError:
            continue
        for thread in threads:
            try:
                with open("/proc/%d/task/%s/children" % (parent, thread)) as file:
                    children = [int(word) for word in file.read().split()]
            except OSError:
                continue
            found += children
            todo += children
    return found


def everybody(group, number):
    """Sends a signal to the whole group, and to those who have left it."""
    try:
        os.killpg(group, number)
    except OSError:
        pass
    for process in descendants():
        try:
            os.kill(process, number)
        except OSError:
            pass


def is_tracker(process):
    """Whether it is multiprocessing's resource tracker: when all others are gone it removes the semaphores they left, and ends by itself."""
    try:
        with open("/proc/%d/cmdline" % process, "rb") as file:
            return b"multiprocessing.resource_tracker" in file.read()
    except OSError:
        return False


def reap():
    try:
        while os.waitpid(-1, os.WNOHANG)[0] != 0:
            pass
    except OSError:
        pass


def end_all(group):
    """Until nobody is left: a process may start another while it is being ended."""
    if not os.path.isdir("/proc/self/task"):
        everybody(group, signal.SIGKILL)
        return
    deadline = time.monotonic() + PATIENCE
    while True:
        reap()
        left = descendants()
        if not left:
            return
        for process in left:
            if time.monotonic() > deadline or not is_tracker(process):
                try:
                    os.kill(process, signal.SIGKILL)
                except OSError:
                    pass
        time.sleep(0.001)


def start(folder, command):
    control(PR_SET_CHILD_SUBREAPER, 1)
    source = os.devnull
    if os.path.exists(os.path.join(folder, "input?")):
        source = os.path.join(folder, "input")
        os.mkfifo(source, 0o600)
    before = [signal.signal(key, signal.SIG_IGN) for key in KEYS]
    child = os.fork()
    if child == 0:
        try:
            for key, action in zip(KEYS, before):
                signal.signal(key, signal.SIG_DFL if action is None else action)
            os.setsid()
            control(PR_SET_PDEATHSIG, signal.SIGKILL)
            os.dup2(os.open(source, os.O_RDONLY), 0)
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)
            os.execv(command[0], command)
        except BaseException as error:
            os.write(2, ("Interleave could not start Python: %s\n" % error).encode("utf-8", "backslashreplace"))
        finally:
            os._exit(127)
    return child


def watch(child):
    """Until the program has ended; its exit code, negative for a signal, or None when it was ended from outside."""
    ended, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    while True:
        while True:
            try:
                process, status = os.waitpid(-1, os.WNOHANG)
            except OSError:
                return 0
            if process == 0:
                break
            if process == child:
                return os.WEXITSTATUS(status) if os.WIFEXITED(status) else -os.WTERMSIG(status)
        ready = select.select([0, ended], [], [])[0]
        if ended in ready:
            os.read(ended, 4096)
        if 0 in ready:
            for word in os.read(0, 64) or b"k":
                if word == ord("p"):
                    everybody(child, signal.SIGSTOP)
                elif word == ord("r"):
                    everybody(child, signal.SIGCONT)
                else:
                    return None


def main(folder, command):
    child = start(folder, command)
    code = watch(child)
    end_all(child)
    with open(os.path.join(folder, "exit"), "w") as file:
        file.write("ended" if code is None else str(code))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
