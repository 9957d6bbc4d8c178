from contextlib import ExitStack, closing, nullcontext, suppress
class Thing:
    def __init__(self, name): self.name = name
    def close(self): print('close', self.name)
    def __enter__(self): print('enter', self.name); return self
    def __exit__(self, *exception): print('exit', self.name, exception[0] and exception[0].__name__); return self.name == 'greedy'
with closing(Thing('x')) as thing:
    print(thing.name)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
with nullcontext(5) as five:
    print(five)
with ExitStack() as stack:
    for name in 'ab':
        stack.enter_context(Thing(name))
    stack.callback(print, 'called', end='!\n')
    print('inside')
with ExitStack() as stack:
    stack.enter_context(Thing('greedy'))
    stack.enter_context(Thing('inner'))
    raise ValueError
print('swallowed')
stack = ExitStack()
stack.enter_context(Thing('kept'))
later = stack.pop_all()
stack.close()
print('moved')
later.close()
try:
    ExitStack().enter_context(5)
except TypeError as error:
    print(error)
