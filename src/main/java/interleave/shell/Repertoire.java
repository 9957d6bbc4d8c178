package interleave.shell;

import interleave.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Every command of the window, in the order in which they are listed. A new one is one line here: its menu item, its line on the sheet of keys and in the finder
/// come of it.
final class Repertoire {
    private final Desk desk;
    private final List<Command> all = new ArrayList<>();

    private Repertoire(Desk desk) {
        this.desk = desk;
    }

    /// The desk's parts need not be there yet: it is asked when a command is done.
    static List<Command> of(Desk desk) {
        var repertoire = new Repertoire(desk);
        repertoire.run();
        repertoire.replay();
        repertoire.timeline();
        repertoire.pages();
        repertoire.lecture();
        repertoire.window();
        return List.copyOf(repertoire.all);
    }

    private void add(Command command) {
        all.add(command);
    }

    private static Command command(String id, Command.Group group, String name, Runnable action) {
        return Command.of(id, group, name, action);
    }

    private void run() {
        var group = Command.Group.RUN;
        add(command("run", group, "Run the lesson's program", () -> desk.run()).key("F5", "Shortcut+R").when(() -> desk.bench().lesson() != null && !desk.bench().busy()));
        add(command("pause", group, "Hold every thread, or let them go on", () -> desk.bench().pauseOrResume()).key("P").when(() -> desk.bench().busy()));
        add(command("step", group, "Step at the newest event", () -> desk.showing().stepNewest()).key(".").when(() -> desk.bench().take() != null));
        add(command("cancel", group, "Cancel the run", () -> desk.bench().cancel()).key("Esc").when(() -> desk.bench().busy()));
        button("reset", group, "Reset the program to the lesson's own");
        button("check", group, "Check my solution of the exercise", "Shortcut+Enter");
        button("stop-check", group, "Stop the check");
        button("hint", group, "Show a hint to the exercise");
        button("starter", group, "Start the exercise over");
        button("reference", group, "Show the exercise's reference");
    }

    private void replay() {
        var group = Command.Group.REPLAY;
        add(command("play", group, "Play or pause the replay", () -> desk.transport().playPause()).key("Space").when(() -> desk.recorded()));
        add(command("step-back", group, "One event back", () -> desk.transport().step(-1)).key("Left").when(() -> desk.recorded()));
        add(command("step-forward", group, "One event on", () -> desk.transport().step(1)).key("Right").when(() -> desk.recorded()));
        add(command("next-hand-over", group, "Next hand-over of the GIL", () -> desk.transport().nextHandOver()).key("H").when(() -> desk.recorded()));
        add(command("live", group, "Follow the run live", () -> desk.showing().live()).key("L").when(() -> desk.recorded()));
        add(command("slower", group, "Replay slower", () -> desk.transport().speed(-1)).key("-"));
        add(command("faster", group, "Replay faster", () -> desk.transport().speed(1)).key("+"));
    }

    private void timeline() {
        var group = Command.Group.TIMELINE;
        add(command("fit", group, "Whole run in the timeline", () -> desk.views().timeline().fit()).key("Shortcut+0").when(() -> desk.recorded()));
        add(command("closer", group, "Timeline closer", () -> desk.views().timeline().zoom(2)).key("Shortcut+Plus", "Shortcut+Equals", "Shortcut+Add").when(() -> desk.recorded()));
        add(command("farther", group, "Timeline farther", () -> desk.views().timeline().zoom(0.5)).key("Shortcut+Minus", "Shortcut+Subtract").when(() -> desk.recorded()));
    }

    private void pages() {
        var group = Command.Group.PAGES;
        for (var page : Reading.Page.values()) {
            var name = page.name().charAt(0) + page.name().substring(1).toLowerCase(Locale.ROOT);
            add(command("page-" + name.toLowerCase(Locale.ROOT), group, name, () -> desk.page(page)).key("Shortcut+" + (page.ordinal() + 1)).when(() -> desk.reading().has(page)));
        }
        for (int i = 1; i <= 6; i++) {
            int choice = i;
            add(command("answer-" + i, group, "Answer the question with its choice " + i, () -> desk.reading().choose(choice)).key("" + i).when(() -> desk.reading().choices() >= choice));
        }
        button("skip", group, "Skip the question");
        add(command("forget", group, "Forget my guesses in this lesson", () -> desk.showing().forget()).when(() -> !desk.bench().guesses().isEmpty()));
    }

    private void lecture() {
        var group = Command.Group.LECTURE;
        add(command("present", group, "Present to a hall, or no longer", () -> desk.hall().toggle()).key("F11"));
        add(command("second", group, "The next view beside the stage", () -> desk.hall().next()).key("O").when(() -> desk.hall().on()));
        for (var second : Hall.Second.values()) {
            var name = second.name().toLowerCase(Locale.ROOT);
            add(command("second-" + name, group, "Present the stage and the " + (second == Hall.Second.PREDICT ? "question" : name), () -> desk.hall().second(second)).when(() -> desk.hall().on()));
        }
        add(command("spotlight", group, "A spotlight around the mouse, or no longer", () -> desk.hall().spotlight()).key("S"));
        add(command("freeze", group, "Freeze the picture, or go on", () -> desk.hall().freeze()).key("X"));
    }

    private void window() {
        var group = Command.Group.WINDOW;
        add(command("theme", group, "Light or dark", () -> desk.toggleTheme()).key("Shortcut+T"));
        add(command("commands", group, "Find a command, a lesson, a knob", () -> desk.find()).key("Shortcut+K"));
        add(command("keys", group, "Keys", () -> desk.keys()).key("?", "F1"));
    }

    /// A button beside the picture, pressed from anywhere.
    private void button(String id, Command.Group group, String name, String... keys) {
        add(command(id, group, name, () -> desk.reading().press(id)).key(keys).when(() -> desk.reading().offers(id)));
    }
}
