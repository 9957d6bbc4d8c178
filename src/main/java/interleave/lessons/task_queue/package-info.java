/// Exercise E1: a priority queue for threads, pools with three strategies on it, and what to watch in them.
package interleave.lessons.task_queue;
