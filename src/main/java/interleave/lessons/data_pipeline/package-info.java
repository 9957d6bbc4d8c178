/// Exercise E2: a pipeline of stages with bounded queues, in one thread, in threads and in processes.
package interleave.lessons.data_pipeline;
