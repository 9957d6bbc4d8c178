/// What ThreadMXBean says of the workload's threads, sampled; series and percentiles.
package interleave.metrics;
