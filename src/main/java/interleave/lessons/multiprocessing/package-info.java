/// Lesson 2.1: the same work in processes.
package interleave.lessons.multiprocessing;
