package interleave.teaching;

/// How a lesson is named in the course.
///
/// @param number  "1.1"
/// @param module  the module's title: "The Global Interpreter Lock"
/// @param minutes needed, the questions included
public record Heading(String number, String title, String module, int minutes) {}
