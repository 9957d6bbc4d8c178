/// Runs programs on Little Python in this JVM, under the GIL model or free-threaded.
package interleave.engine.model;
