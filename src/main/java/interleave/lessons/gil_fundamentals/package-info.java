/// Lesson 1.1: two threads, one GIL.
package interleave.lessons.gil_fundamentals;
