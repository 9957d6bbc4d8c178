"""How a worker process begins."""
import _multiprocessing
from multiprocessing import process


def freeze_support():
    pass


def _worker(task, main_text, main_file, name):
    """Imports the program's main module under another name, then does the task; the exit code."""
    begun = process.current_process()
    begun._inheriting = True
    begun.name = name
    try:
        if main_text is not None:
            _multiprocessing.import_main(main_text, main_file)
        task = _multiprocessing.loads(task)
    finally:
        del begun._inheriting
    return task._bootstrap()
