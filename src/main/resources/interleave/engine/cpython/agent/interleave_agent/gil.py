"""Where the GIL of this process is, so that Interleave can look who holds it without asking."""
import sys

MAGIC_MICROSECONDS = 7777


def thread_state():
    """The address of this thread's PyThreadState; 0 where it can't be told."""
    try:
        import ctypes
        get = ctypes.pythonapi.PyThreadState_Get
        get.restype = ctypes.c_void_p
        return get() or 0
    except Exception:
        return 0


def address():
    """The address of the GIL's struct, {ulong interval; PyThreadState *last_holder; int locked; ulong switch_number}, or -1.

    No table of offsets: a switch interval that nobody else would choose is looked for beside this thread's own state.
    """
    if not getattr(sys, "_is_gil_enabled", lambda: True)():
        return -1
    try:
        import ctypes
    except ImportError:
        return -1
    state = thread_state()
    usual = sys.getswitchinterval()
    sys.setswitchinterval(MAGIC_MICROSECONDS / 1e6)
    try:
        for base, span in _places(ctypes):
            for at in range(base, base + span, 8):
                if (ctypes.c_ulong.from_address(at).value == MAGIC_MICROSECONDS and ctypes.c_void_p.from_address(at + 8).value == state
                        and ctypes.c_int.from_address(at + 16).value == 1):
                    return at
    except Exception:
        pass
    finally:
        sys.setswitchinterval(usual)
    return -1


def _places(ctypes):
    places = []
    if sys.version_info >= (3, 12):
        get = ctypes.pythonapi.PyInterpreterState_Get
        get.restype = ctypes.c_void_p
        places.append((get(), 0x10000))
    places.append((ctypes.addressof(ctypes.c_char.in_dll(ctypes.pythonapi, "_PyRuntime")), 0x800))
    return places
