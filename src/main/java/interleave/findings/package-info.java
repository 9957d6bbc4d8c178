/// What a recording shows to be wrong, or worth knowing: deadlocks, waits that nobody will end, locks held too long; each with its evidence.
package interleave.findings;
