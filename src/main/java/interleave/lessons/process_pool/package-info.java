/// Lesson 2.2: a pool of processes, and the fate of its tasks however it ends.
package interleave.lessons.process_pool;
