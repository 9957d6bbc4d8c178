import io
import sys
from contextlib import redirect_stderr, redirect_stdout
text = io.StringIO()
with redirect_stdout(text):
    print('hidden', 1)
    print('more', end='')
    sys.stdout.write('!\n')
print(repr(text.getvalue()))
errors = io.StringIO()
with redirect_stderr(errors):
    print('oops', file=sys.stderr)
print(repr(errors.getvalue()))
