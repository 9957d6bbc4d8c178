"""The numbers of Interleave's words for what happens and for what threads share: LOCK_WAIT, QUEUE ... It wrote them down beside the agent."""
import os

ITEM, ROOM, TASKS_DONE = 0, 1, 2  # what a wait at a queue is for

with open(os.path.join(os.environ["INTERLEAVE_RUN"], "words")) as _file:
    for _line in _file:
        _word, _number = _line.split()
        globals()[_word] = int(_number)
