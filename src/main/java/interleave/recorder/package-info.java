/// Gets events from workload threads into the trace: one single-writer ring per thread, the drainer, the watermark; a full ring drops and counts,
/// never blocks.
package interleave.recorder;
