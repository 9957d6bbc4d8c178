/// The running interpreter: objects, frames, threads, exceptions and the GIL.
package interleave.python.vm;
