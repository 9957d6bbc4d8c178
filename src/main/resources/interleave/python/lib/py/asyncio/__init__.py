"""One thread, many tasks: a loop gives each its turn until it awaits something that isn't there yet."""
from .exceptions import (CancelledError, IncompleteReadError, InvalidStateError, LimitOverrunError, TimeoutError, BrokenBarrierError,
                         SendfileNotAvailableError)
from .futures import Future, isfuture, wrap_future
from .events import (AbstractEventLoop, EventLoop, Handle, SelectorEventLoop, TimerHandle, get_event_loop, get_running_loop, new_event_loop,
                     set_event_loop, _get_running_loop, _set_running_loop)
from .coroutines import iscoroutine, iscoroutinefunction
from .tasks import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Task, all_tasks, as_completed, create_task, current_task, ensure_future,
                    gather, run_coroutine_threadsafe, shield, sleep, wait, wait_for)
from .timeouts import Timeout, timeout, timeout_at
from .taskgroups import TaskGroup
from .locks import Barrier, BoundedSemaphore, Condition, Event, Lock, Semaphore
from .queues import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull, QueueShutDown
from .runners import Runner, run
from .streams import StreamReader, StreamWriter, open_connection, start_server
from .threads import to_thread
