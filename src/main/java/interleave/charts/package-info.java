/// Throughput, time lost waiting, cores used, and comparisons, as charts that name their source.
package interleave.charts;
