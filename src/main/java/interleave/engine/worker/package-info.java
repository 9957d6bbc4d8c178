/// Worker processes: child JVMs that run Little Python, what they share, and their main class.
package interleave.engine.worker;
