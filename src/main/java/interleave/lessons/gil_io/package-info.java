/// Lesson 1.2: threads that wait for a network, and calls that do not let go of the GIL.
package interleave.lessons.gil_io;
