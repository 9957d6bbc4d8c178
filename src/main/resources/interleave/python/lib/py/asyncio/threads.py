"""Blocking calls, out of the loop's way."""
from . import events


async def to_thread(function, /, *args, **kwargs):
    def call():
        return function(*args, **kwargs)
    return await events.get_running_loop().run_in_executor(None, call)
