"""The numbers of Interleave's words for what happens and for what threads share: LOCK_WAIT, QUEUE ... It wrote them down beside the agent."""
import os

with open(os.path.join(os.environ["INTERLEAVE_RUN"], "words")) as _file:
    for _line in _file:
        _word, _number = _line.split()
        globals()[_word] = int(_number)
