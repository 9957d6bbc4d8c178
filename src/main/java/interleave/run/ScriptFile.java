package interleave.run;

import interleave.teaching.Launch;
import interleave.teaching.Program;
import interleave.teaching.Script;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A Python file of the user's own, read to be run.
///
/// Beside it are read the modules in its folder that it names in an import, theirs included: Little Python can import them, and a recording keeps what ran. CPython reads
/// them itself. Nothing is run by reading.
public final class ScriptFile {
    /// Longer ones are no programs that somebody wrote.
    private static final long LONGEST = 4 << 20;
    private static final int MOST_MODULES = 200;
    private static final Pattern IMPORT = Pattern.compile("^[ \\t]*import[ \\t]+([\\w., \\t]+)", Pattern.MULTILINE);
    private static final Pattern FROM = Pattern.compile("^[ \\t]*from[ \\t]+([\\w.]+)[ \\t]+import[ \\t]+\\(?([\\w, \\t]*)", Pattern.MULTILINE);

    private ScriptFile() {}

    /// @param file   as the user named it: the name tracebacks show
    /// @param folder the working directory
    /// @throws IOException with one sentence when it can't be read as a program
    public static Script read(Path file, List<String> arguments, Path folder) throws IOException {
        var place = folder.toAbsolutePath().resolve(file).normalize();
        if (!Files.isDirectory(folder)) throw new IOException("There is no folder " + folder + ": name one that exists as the working directory.");
        if (Files.isDirectory(place)) throw new IOException(file + " is a folder: name a Python file.");
        String source = source(file, place);
        return new Script(new Program(file.toString(), source, modules(place, source), new Launch(place, arguments, folder.toAbsolutePath().normalize())));
    }

    private static String source(Path file, Path place) throws IOException {
        try {
            if (Files.size(place) > LONGEST) throw new IOException(file + " is longer than " + (LONGEST >> 20) + " MB: name a Python file.");
            String text = Files.readString(place);
            if (text.indexOf('\0') >= 0) throw new IOException(file + " is no text: name a Python file.");
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (MalformedInputException e) {
            throw new IOException(file + " is not UTF-8 text: save it as UTF-8.", e);
        } catch (java.nio.file.FileSystemException e) {
            throw new IOException("Can't read " + file + ": name a Python file that exists and that you may read.", e);
        }
    }

    private static Map<String, String> modules(Path script, String source) {
        var found = new LinkedHashMap<String, String>();
        var root = script.getParent();
        var seen = new HashSet<String>();
        Deque<String> names = new ArrayDeque<>(named(source));
        while (!names.isEmpty() && found.size() < MOST_MODULES) {
            String name = names.removeFirst();
            if (!seen.add(name)) continue;
            var path = root.resolve(name.replace('.', '/'));
            var own = Files.isRegularFile(path.resolve("__init__.py")) ? path.resolve("__init__.py") : path.resolveSibling(path.getFileName() + ".py");
            if (!Files.isRegularFile(own) || own.equals(script)) continue;
            try {
                if (Files.size(own) > LONGEST) continue;
                String text = Files.readString(own, StandardCharsets.UTF_8);
                found.put(name, text);
                names.addAll(named(text));
            } catch (IOException e) {
                // the import will say that it isn't there
            }
        }
        return found;
    }

    /// What a source imports, with the packages before each dot and the names that may be modules of a package.
    private static List<String> named(String source) {
        var names = new ArrayList<String>();
        IMPORT.matcher(source).results().forEach(match -> {
            for (var each : match.group(1).split(",")) dotted(each.strip().split("\\s")[0], names);
        });
        FROM.matcher(source).results().forEach(match -> {
            dotted(match.group(1), names);
            for (var each : match.group(2).split(",")) {
                String name = each.strip().split("\\s")[0];
                if (!name.isEmpty()) names.add(match.group(1) + "." + name);
            }
        });
        names.removeIf(name -> name.isEmpty() || name.startsWith(".") || name.endsWith(".") || name.contains(".."));
        return names;
    }

    private static void dotted(String name, List<String> into) {
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) into.add(name.substring(0, dot));
        into.add(name);
    }
}
