package interleave.teaching;

import java.nio.file.Path;
import java.util.List;

/// How a program of the user's own is run: unchanged and as a whole, as `python FILE ARGUMENTS` in a folder does. It is not loaded before, and no function of it is called.
///
/// @param file      where the program lies, absolute
/// @param arguments what it finds in `sys.argv[1:]`
/// @param folder    the working directory it runs in, absolute
public record Launch(Path file, List<String> arguments, Path folder) {
    public Launch {
        arguments = List.copyOf(arguments);
    }
}
