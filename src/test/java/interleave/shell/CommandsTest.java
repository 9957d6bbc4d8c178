package interleave.shell;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.export.Toolkit;
import interleave.run.Engines;
import interleave.teaching.Catalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class CommandsTest {

    private static Desk desk(String lesson) {
        var desk = new Desk(Catalog.read(), Engines.built(), new Memory(Preferences.none()));
        desk.dress(new Scene(desk.root(), 1280, 800), false);
        desk.open(lesson);
        desk.settle(2);
        return desk;
    }

    /// Of those that can be done at the same time: while threads are conducted, their keys are theirs.
    @Test
    void noTwoCommandsShareAKey() throws Exception {
        Toolkit.start();
        var shared = Toolkit.call(() -> {
            var byKey = new HashMap<String, List<String>>();
            var desk = desk("gil_fundamentals");
            for (var command : desk.commands().all()) {
                boolean conducts = command.group() == Command.Group.CONDUCT && !command.id().equals("conduct");
                command.combinations().forEach(key -> byKey.computeIfAbsent((conducts ? "conducting " : "") + key.getName(), none -> new ArrayList<>()).add(command.id()));
            }
            desk.close();
            assertThat(byKey.size()).isGreaterThan(30);
            return byKey.entrySet().stream().filter(each -> each.getValue().size() > 1).toList();
        });
        assertThat(shared).isEmpty();
    }

    @Test
    void everyButtonAndMenuItemIsACommandOfTheList() throws Exception {
        Toolkit.start();
        for (var lesson : List.of("gil_fundamentals", "task_queue")) {
            var strangers = Toolkit.call(() -> {
                var desk = desk(lesson);
                var ids = desk.commands().all().stream().map(Command::id).collect(Collectors.toSet());
                var strange = new ArrayList<String>();
                for (var button : buttons(desk.root(), new ArrayList<>())) {
                    boolean content = within(button, "lesson-item", "choice", "segmented-button", "knob", "arrow-button", "notification-bar");
                    boolean experiment = button.getId() != null && button.getId().startsWith("experiment-");
                    if (!content && !experiment && !(button instanceof MenuButton) && !List.of("more-knobs", "engine-menu").contains(String.valueOf(button.getId())) && !ids.contains(String.valueOf(button.getId()))) {
                        strange.add(button.toString());
                    }
                }
                var menu = (MenuButton) desk.root().lookup("#menu");
                menu.getOnShowing().handle(null);
                var items = menu.getItems().stream().flatMap(each -> ((javafx.scene.control.Menu) each).getItems().stream()).toList();
                assertThat(items).extracting(item -> ((Command) item.getProperties().get(Command.class)).id()).containsExactlyElementsOf(
                        java.util.Arrays.stream(Command.Group.values()).flatMap(group -> desk.commands().all().stream().filter(command -> command.group() == group)).map(Command::id).toList());
                desk.close();
                return strange;
            });
            assertThat(strangers).as(lesson).isEmpty();
        }
    }

    private static List<ButtonBase> buttons(Node node, List<ButtonBase> found) {
        if (node instanceof ButtonBase button) found.add(button);
        else if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> buttons(child, found));
        return found;
    }

    private static boolean within(Node node, String... classes) {
        for (Node at = node; at != null; at = at.getParent()) {
            for (var name : classes) if (at.getStyleClass().contains(name)) return true;
        }
        return false;
    }

    @Test
    void keysThatTypeAreLeftToWhoTypes() throws Exception {
        Toolkit.start();
        Toolkit.call(() -> {
            var desk = desk("gil_fundamentals");
            var play = desk.commands().get("play");
            var run = desk.commands().get("run");
            var keys = desk.commands().get("keys");
            assertThat(play.pressed(key(KeyCode.SPACE, " ", false, false), true)).isFalse();
            assertThat(play.pressed(key(KeyCode.SPACE, " ", false, false), false)).isTrue();
            assertThat(run.pressed(key(KeyCode.F5, "", false, false), true)).isTrue();
            assertThat(run.pressed(key(KeyCode.R, "r", false, true), true)).isTrue();
            assertThat(keys.pressed(key(KeyCode.SLASH, "?", true, false), false)).isTrue();
            assertThat(keys.pressed(key(KeyCode.UNDEFINED, "?", true, false), false)).as("wherever the sign is on the keyboard").isTrue();
            assertThat(keys.pressed(key(KeyCode.SLASH, "?", true, false), true)).isFalse();
            desk.close();
            return true;
        });
    }

    private static KeyEvent key(KeyCode code, String text, boolean shift, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, shift, control, false, false);
    }

    @Test
    void theFinderFindsByLettersWordsAndValues() throws Exception {
        Toolkit.start();
        var found = Toolkit.call(() -> {
            var desk = desk("gil_fundamentals");
            var offers = new Offers(desk, Catalog.read(), Engines.built());
            var first = List.of("thr saf", "multipro", "handover", "fullnonsense", "threads 4", "light", "two threads at").stream()
                    .collect(Collectors.toMap(typed -> typed, typed -> offers.find(typed).stream().findFirst().map(Offers.Offer::name).orElse("")));
            assertThat(offers.find("")).hasSizeGreaterThan(desk.commands().all().size() + 10);
            assertThat(offers.find("threads 4").getFirst().possible()).isTrue();
            offers.find("threads 4").getFirst().action().run();
            assertThat(desk.bench().settings().values().get("threads")).isEqualTo(4L);
            assertThat(offers.find("threads 99")).noneMatch(offer -> offer.name().startsWith("Set"));
            assertThat(offers.allowed("Threads ")).contains("from 1 to 16");
            desk.close();
            return first;
        });
        assertThat(found).containsEntry("thr saf", "3.1 Thread safety").containsEntry("multipro", "2.1 Multiprocessing").containsEntry("fullnonsense", "")
                .containsEntry("handover", "Next hand-over of the GIL").containsEntry("light", "Light or dark");
        assertThat(found.get("threads 4")).isEqualTo("Set threads to 4");
        assertThat(Map.copyOf(found).get("two threads at")).startsWith("Run Two threads");
    }
}
