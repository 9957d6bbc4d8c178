results = []
for value in ("1", "x", None, "3"):
    try:
        n = int(value)
    except ValueError:
        results.append("bad")
        continue
    except TypeError as e:
        results.append(type(e).__name__)
    else:
        results.append(n)
    finally:
        results.append("|")
print(results)
def retry(times):
    attempt = 0
    while True:
        attempt += 1
        try:
            if attempt < times:
                raise ConnectionError(f"attempt {attempt}")
            return attempt
        except ConnectionError as e:
            print("retry after", e)
print(retry(3))
class Resource:
    def __init__(self, log):
        self.log = log
    def __enter__(self):
        self.log.append("open")
        return self
    def __exit__(self, kind, e, tb):
        self.log.append("close" if kind is None else f"close after {kind.__name__}")
        return kind is KeyError
log = []
for error in (None, KeyError, ValueError):
    try:
        with Resource(log):
            if error:
                raise error("x")
    except ValueError as e:
        log.append(f"outer {e}")
print(log)
