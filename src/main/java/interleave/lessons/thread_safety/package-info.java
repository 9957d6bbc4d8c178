/// Lesson 3.1: safe operations that do not add up to a safe sequence.
package interleave.lessons.thread_safety;
