/// One run of a lesson from the press of Run to the finished result: warm-up, repetitions, pause, cancel, checks, verdicts, JSON.
package interleave.run;
