/// Pictures of views and of the whole window as files.
package interleave.export;
