class StoreError(Exception):
    def __init__(self, key, message="no such entry"):
        super().__init__(message, key)
        self.key = key

    def __str__(self):
        return "%s: %r" % self.args


def look_up(store, key):
    try:
        return store[key]
    except KeyError as error:
        raise StoreError(key) from error
    except TypeError:
        raise StoreError(key, "no key") from None


for key in ("a", "b", []):
    try:
        print(look_up({"a": 1}, key))
    except StoreError as error:
        print(error, "|", repr(error.__cause__), type(error.__context__).__name__, error.__suppress_context__, error.args)
try:
    try:
        raise ValueError("first")
    finally:
        int("x1")
except ValueError as error:
    print(error, "| during:", error.__context__)
    chain, kept = error, error
while chain:
    print(type(chain).__name__, len(chain.args))
    chain = chain.__context__
try:
    raise kept from OSError(2, "gone")
except ValueError as error:
    print(repr(error.__cause__.strerror), error.__cause__.errno, error.with_traceback(None) is kept)
