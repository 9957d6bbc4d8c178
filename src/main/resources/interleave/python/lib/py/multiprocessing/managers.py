"""Not part of Little Python."""
raise NotImplementedError('multiprocessing.managers is not part of Little Python; share a Queue, Pipe, Value or Array, or run this on CPython')
