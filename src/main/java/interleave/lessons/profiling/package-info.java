/// Lesson 4.1: what a profile of a program with threads says, and what it does not.
package interleave.lessons.profiling;
