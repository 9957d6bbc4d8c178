package interleave;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The rooms of the house and which may open on which: the table of the architecture, as rules.
class RoomsTest {
    private static final Set<String> TIERS_0_TO_2 = Set.of("trace", "kernel", "recorder", "world", "tape", "wire", "metrics", "site", "teaching", "python", "findings");
    private static final Set<String> VIEW_NEEDS = Set.of("view", "world", "metrics", "trace", "teaching", "findings");

    /// Room → the rooms it may import.
    private static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("trace", Set.of()), Map.entry("kernel", Set.of()), Map.entry("recorder", Set.of("trace")), Map.entry("world", Set.of("trace")), Map.entry("tape", Set.of("trace")),
            Map.entry("wire", Set.of("trace")), Map.entry("metrics", Set.of("trace")), Map.entry("site", Set.of()), Map.entry("teaching", Set.of("trace")),
            Map.entry("python", Set.of("trace", "kernel", "recorder")), Map.entry("findings", Set.of("trace", "world")), Map.entry("engine", TIERS_0_TO_2),
            Map.entry("lessons", Set.of("teaching")), Map.entry("run", with(TIERS_0_TO_2, "engine")),
            Map.entry("view", Set.of("trace", "world", "findings")), Map.entry("stage", VIEW_NEEDS), Map.entry("timeline", VIEW_NEEDS), Map.entry("charts", VIEW_NEEDS),
            Map.entry("reading", VIEW_NEEDS), Map.entry("podium", with(VIEW_NEEDS, "python", "run")),
            Map.entry("export", with(TIERS_0_TO_2, "engine", "run", "view", "stage", "timeline", "charts", "reading", "podium")),
            Map.entry("shell", with(TIERS_0_TO_2, "engine", "run", "view", "stage", "timeline", "charts", "reading", "podium", "export")),
            Map.entry("cli", with(TIERS_0_TO_2, "engine", "run", "view", "stage", "timeline", "charts", "reading", "podium", "export", "shell"))));

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("interleave");
    }

    @TestFactory
    Stream<DynamicTest> aRoomImportsOnlyWhatItsTierAllows() {
        return MAY_IMPORT.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
            List<String> forbidden = new ArrayList<>();
            for (String room : MAY_IMPORT.keySet()) {
                if (!room.equals(entry.getKey()) && !entry.getValue().contains(room)) forbidden.add("interleave." + room + "..");
            }
            noClasses().that().resideInAPackage("interleave." + entry.getKey() + "..")
                    .should().dependOnClassesThat().resideInAnyPackage(forbidden.toArray(String[]::new))
                    .because("imports go down the table of the architecture, so that a room can be understood, tested and replaced alone")
                    .allowEmptyShould(true).check(classes);
        }));
    }

    @Test
    void everyPackageBelongsToARoom() {
        List<String> outside = classes.stream().map(type -> type.getPackageName()).distinct()
                .filter(name -> !name.equals("interleave") && !MAY_IMPORT.containsKey(name.split("\\.")[1])).toList();
        org.assertj.core.api.Assertions.assertThat(outside).as("a package outside the table has no rules, so it can't be").isEmpty();
    }

    @Test
    void roomsAreFreeOfCycles() {
        slices().matching("interleave.(*)..").should().beFreeOfCycles().because("a cycle makes one room of two").check(classes);
    }

    @Test
    void lessonsDoNotKnowEachOther() {
        slices().matching("interleave.lessons.(*)..").should().notDependOnEachOther()
                .because("adding, changing or dropping a lesson touches one folder").check(classes);
    }

    @Test
    void onlyViewsAndAboveKnowTheScreen() {
        noClasses().that().resideInAnyPackage("interleave.trace..", "interleave.kernel..", "interleave.recorder..", "interleave.world..", "interleave.tape..", "interleave.wire..",
                        "interleave.metrics..", "interleave.site..", "interleave.teaching..", "interleave.python..", "interleave.findings..",
                        "interleave.engine..", "interleave.lessons..", "interleave.run..")
                .should().dependOnClassesThat().resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
                .because("everything the window runs, the command line runs without a display").check(classes);
    }

    @Test
    void awtStaysInChartsAndExport() {
        noClasses().that().resideOutsideOfPackages("interleave.charts..", "interleave.export..")
                .should().dependOnClassesThat().resideInAnyPackage("java.awt..", "javax.swing..")
                .because("AWT's start-up costs a second and a second event thread; charts and picture files need its types, nothing else does").check(classes);
        noClasses().that().resideOutsideOfPackage("interleave.charts..").should().dependOnClassesThat().resideInAPackage("org.jfree..")
                .because("one room knows the charting library").check(classes);
    }

    private static Set<String> with(Set<String> rooms, String... more) {
        var all = new java.util.TreeSet<>(rooms);
        all.addAll(List.of(more));
        return all;
    }
}
