"""Processes, and what goes between them. Everything at the top is the default context's."""
import sys as _sys

from multiprocessing import context as _context
from multiprocessing.context import AuthenticationError, BufferTooShort, Process, ProcessError, TimeoutError
from multiprocessing.process import active_children, current_process, parent_process

_default = _context._default_context

Array = _default.Array
Barrier = _default.Barrier
BoundedSemaphore = _default.BoundedSemaphore
Condition = _default.Condition
Event = _default.Event
JoinableQueue = _default.JoinableQueue
Lock = _default.Lock
Manager = _default.Manager
Pipe = _default.Pipe
Pool = _default.Pool
Queue = _default.Queue
RLock = _default.RLock
RawArray = _default.RawArray
RawValue = _default.RawValue
Semaphore = _default.Semaphore
SimpleQueue = _default.SimpleQueue
Value = _default.Value
cpu_count = _default.cpu_count
freeze_support = _default.freeze_support
get_all_start_methods = _default.get_all_start_methods
get_context = _default.get_context
get_start_method = _default.get_start_method
set_start_method = _default.set_start_method
set_executable = _default.set_executable
set_forkserver_preload = _default.set_forkserver_preload

__all__ = ['Array', 'AuthenticationError', 'Barrier', 'BoundedSemaphore', 'BufferTooShort', 'Condition', 'Event', 'JoinableQueue', 'Lock', 'Manager',
           'Pipe', 'Pool', 'Process', 'ProcessError', 'Queue', 'RLock', 'RawArray', 'RawValue', 'Semaphore', 'SimpleQueue', 'TimeoutError', 'Value',
           'active_children', 'cpu_count', 'current_process', 'freeze_support', 'get_all_start_methods', 'get_context', 'get_start_method',
           'parent_process', 'set_executable', 'set_forkserver_preload', 'set_start_method']

if '__main__' in _sys.modules:
    _sys.modules['__mp_main__'] = _sys.modules['__main__']
