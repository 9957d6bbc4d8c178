/// Little Python: a small Python interpreter on real Java threads, with CPython's GIL protocol or without a GIL.
package interleave.python;
