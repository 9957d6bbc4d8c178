package interleave.teaching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the lessons there are, in the order they are taught.
///
/// A lesson registers itself by lying in a folder of its own under `interleave/lessons`: the catalog lists the content of its own module, from an exploded
/// folder, a modular jar or a run-time image, and makes the [Lesson] it finds in each folder. What the course has planned beyond that stands in `course.txt`
/// and is listed as not built yet.
public final class Catalog {
    private static final String LESSONS = "interleave/lessons/";
    private final List<Entry> entries;

    private Catalog(List<Entry> entries) {
        this.entries = entries;
    }

    /// A place in the course.
    ///
    /// @param lesson empty while it is not built
    public record Entry(String id, String number, String module, String title, Optional<Lesson> lesson) {}

    /// A course of these places.
    public static Catalog of(List<Entry> entries) {
        return new Catalog(List.copyOf(entries));
    }

    /// Reads the module's content; some milliseconds.
    public static Catalog read() {
        var places = new LinkedHashMap<String, Entry>();
        for (String line : planned()) {
            String[] part = line.strip().split("\\s*\\|\\s*");
            if (part.length == 4) places.put(part[1], new Entry(part[1], part[0], part[2], part[3], Optional.empty()));
        }
        for (Lesson lesson : found()) {
            places.put(lesson.id(), new Entry(lesson.id(), lesson.number(), lesson.module(), lesson.title(), Optional.of(lesson)));
        }
        return new Catalog(List.copyOf(places.values()));
    }

    /// Every place in the course, built or not.
    public List<Entry> entries() {
        return entries;
    }

    public List<Lesson> lessons() {
        return entries.stream().flatMap(entry -> entry.lesson().stream()).toList();
    }

    public Optional<Entry> entry(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /// Entries by module, in the course's order.
    public Map<String, List<Entry>> modules() {
        var modules = new LinkedHashMap<String, List<Entry>>();
        for (Entry entry : entries) modules.computeIfAbsent(entry.module(), name -> new ArrayList<>()).add(entry);
        return modules;
    }

    private static List<String> planned() {
        try (var in = Catalog.class.getResourceAsStream("course.txt")) {
            if (in == null) throw new IllegalStateException("course.txt is missing beside the catalog.");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Lesson> found() {
        try (var reader = content().open()) {
            List<String> classes;
            try (var names = reader.list()) {
                classes = names.filter(name -> name.startsWith(LESSONS) && name.endsWith(".class") && !name.contains("$") && !name.endsWith("-info.class"))
                        .sorted().toList();
            }
            var lessons = new ArrayList<Lesson>();
            for (String name : classes) {
                var type = Class.forName(name.substring(0, name.length() - ".class".length()).replace('/', '.'), false, Catalog.class.getClassLoader());
                if (!Lesson.class.isAssignableFrom(type) || type.isInterface()) continue;
                var constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                lessons.add((Lesson) constructor.newInstance());
            }
            return lessons;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A lesson needs a constructor without parameters: " + e.getMessage(), e);
        }
    }

    /// The module this class is in; on a class path, the folder or jar it came from read as a module.
    private static ModuleReference content() {
        var module = Catalog.class.getModule();
        if (module.isNamed()) return module.getLayer().configuration().findModule(module.getName()).orElseThrow().reference();
        try {
            var place = Path.of(Catalog.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return ModuleFinder.of(place).findAll().iterator().next();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
