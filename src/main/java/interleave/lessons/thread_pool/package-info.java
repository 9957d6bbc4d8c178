/// Lesson 3.2: a thread pool made by hand, and the ways it ends.
package interleave.lessons.thread_pool;
