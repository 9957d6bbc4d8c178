/// The text beside the picture: notes, the editable program with live badges, questions and verdicts.
package interleave.reading;
