/// Runs programs on a CPython of this machine and watches it from outside: the interpreters that are found, the agent inside each process, the rings it
/// writes, and the sampler that reads who holds the GIL.
package interleave.engine.cpython;
