/// What is asked of the operating system itself, by foreign functions.
package interleave.kernel;
