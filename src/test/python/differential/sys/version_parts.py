import sys
v = sys.version_info
print(v >= (3, 8), v.major, v[0], v[:2] == (v.major, v.minor), isinstance(v, tuple), len(v), v < (4,), sys.version_info > (3,), repr(v)[:22], tuple(v)[0])
import os
print(os.environ.get('NO_SUCH_NAME'), os.getenv('NO_SUCH_NAME', 'default'), isinstance(os.environ.get('PATH'), str), os.getpid() > 0, os.cpu_count() > 0)
