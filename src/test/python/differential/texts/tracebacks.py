import io
import traceback
def inner():
    raise ValueError('bad')
def outer():
    inner()
try:
    outer()
except ValueError as error:
    text = traceback.format_exc()
    print(text.splitlines()[0], text.splitlines()[-1], len(text.splitlines()))
    print([(level.name, level.lineno, level.line) for level in traceback.extract_tb(error.__traceback__)])
    print(traceback.format_exception_only(error), traceback.format_exception(error)[-1])
    out = io.StringIO()
    traceback.print_exc(file=out)
    print(out.getvalue() == text)
    print(traceback.format_exception(type(error), error, error.__traceback__)[0])
try:
    try:
        outer()
    except ValueError as error:
        raise KeyError('second') from error
except KeyError:
    print(traceback.format_exc().count('Traceback'), 'direct cause' in traceback.format_exc())
