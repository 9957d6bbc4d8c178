package interleave.shell;

import interleave.reading.Reading;
import interleave.timeline.Timeline;
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
        repertoire.conduct();
        repertoire.run();
        repertoire.replay();
        repertoire.timeline();
        repertoire.pages();
        repertoire.export();
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

    /// They come first: while threads are conducted, keys that move a replay otherwise move them.
    private void conduct() {
        var group = Command.Group.CONDUCT;
        add(command("conduct", group, "Conduct: choose which thread moves, or back to the run", () -> desk.conducting().toggle()).key("K").when(() -> desk.bench().lesson() != null && !desk.bench().busy()));
        add(conducts("conduct-go", "Let the chosen thread go on", () -> desk.conducting().goChosen()).key("Enter").when(() -> desk.conducting().on() && desk.conducting().canGo()));
        add(conducts("conduct-next", "Choose the next thread", () -> desk.conducting().podium().choose(1)).key("Down"));
        add(conducts("conduct-previous", "Choose the thread before", () -> desk.conducting().podium().choose(-1)).key("Up"));
        for (int i = 0; i <= 9; i++) {
            int number = i;
            add(conducts("conduct-thread-" + i, i == 0 ? "Let the main thread go on" : "Let thread " + "ABCDEFGHI".charAt(i - 1) + " go on", () -> desk.conducting().go(number))
                .key("" + "MABCDEFGHI".charAt(i), "" + i).when(() -> desk.conducting().on() && desk.conducting().can(number)));
        }
        add(conducts("conduct-time-out", "Let the time-out of a waiting thread fire", () -> desk.conducting().fire()).key("Shift+Enter").when(() -> desk.conducting().on() && desk.conducting().canFire()));
        add(conducts("conduct-back", "Take a step back", () -> desk.conducting().back()).key("Left").when(() -> desk.conducting().on() && desk.conducting().canBack()));
        add(conducts("conduct-forward", "Take the step that comes", () -> desk.conducting().forward()).key("Right").when(() -> desk.conducting().on() && desk.conducting().canForward()));
        add(conducts("conduct-play", "Go through the coming steps, or stop", () -> desk.conducting().play()).key("Space"));
        add(conducts("conduct-restart", "Back to the beginning, with the program as it stands", () -> desk.conducting().restart()).key("Home"));
        add(conducts("conduct-unit", "Step by whole operations, or by single instructions", () -> desk.conducting().byOperation(!desk.conducting().byOperation())).key("U"));
        add(conducts("conduct-warn", "Warn before a step goes wrong, or only after it", () -> desk.conducting().foresee(!desk.conducting().foresees())).key("W"));
        add(conducts("conduct-type", "Type or paste a schedule", () -> desk.conducting().bar().type()).key("Shortcut+L"));
        add(conducts("conduct-copy", "Copy the schedule", () -> desk.conducting().copy()).key("Shift+C").when(() -> desk.conducting().on() && desk.conducting().canBack()));
        add(conducts("conduct-save", "Save the schedule as ...", () -> desk.conducting().files().save()).key("Shortcut+S").when(() -> desk.conducting().on() && desk.conducting().canBack()));
        add(conducts("conduct-load", "Replay a schedule from a file ...", () -> desk.conducting().files().load()).key("Shortcut+O"));
        add(conducts("conduct-search", "Search for a schedule that fails", () -> desk.conducting().search()).key("Shortcut+F").when(() -> desk.conducting().on() && !desk.conducting().searching()));
        add(conducts("conduct-stop", "Stop the search", () -> desk.conducting().stopSearch()).when(() -> desk.conducting().on() && desk.conducting().searching()));
        add(conducts("conduct-watch", "Watch the shortest failure, step by step", () -> desk.conducting().watch()).key("Shift+W").when(() -> desk.conducting().on() && desk.conducting().found()));
    }

    /// A command of conduct mode alone.
    private Command conducts(String id, String name, Runnable action) {
        return command(id, Command.Group.CONDUCT, name, action).when(() -> desk.conducting().on());
    }

    private void run() {
        var group = Command.Group.RUN;
        add(command("run", group, "Run the lesson's program", () -> desk.run()).key("F5", "Shortcut+R").when(() -> desk.bench().lesson() != null && !desk.bench().busy()));
        add(command("pause", group, "Hold every thread, or let them go on", () -> desk.bench().pauseOrResume()).key("P").when(() -> desk.bench().busy()));
        add(command("step", group, "Step at the newest event", () -> desk.showing().stepNewest()).key(".").when(() -> desk.bench().take() != null));
        add(command("cancel", group, "Cancel the run", () -> desk.bench().cancel()).key("Esc").when(() -> desk.bench().busy()));
        add(command("precise", group, "Precise lines on a CPython: each line an event, slower; or sampled again", () -> desk.precise())
            .when(() -> desk.bench().precise() != null && !desk.bench().busy()));
        add(command("open-script", group, "Open a Python program ...", () -> desk.scripts().open()).key("Shortcut+Shift+O"));
        add(command("open-tape", group, "Open a recording ...", () -> desk.tapes().open()).key("Shortcut+O"));
        add(command("save-tape", group, "Save this recording as ...", () -> desk.tapes().save()).key("Shortcut+S").when(() -> desk.recorded() && desk.bench().result() != null));
        add(command("compare", group, "Compare this run with another, or show it alone again", () -> desk.compare()).key("D").when(() -> desk.comparing().on() || desk.bench().result() != null));
        add(command("compare-before", group, "Compare with the run before", () -> desk.compare(desk.runs().beside(desk.bench().result()).getFirst())).key("Shift+D")
            .when(() -> !desk.runs().beside(desk.bench().result()).isEmpty()));
        add(command("compare-tape", group, "Compare with a recording ...", () -> desk.tapes().compare()).when(() -> desk.bench().result() != null));
        add(command("copy-comparison", group, "Copy the comparison's figures as a table", () -> desk.comparing().copy()).when(() -> desk.comparing().on()));
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
        add(command("step-back", group, "One event back", () -> desk.step(-1, false)).key("Left").when(() -> desk.recorded()));
        add(command("step-forward", group, "One event on", () -> desk.step(1, false)).key("Right").when(() -> desk.recorded()));
        add(command("step-back-selected", group, "Back to the selected thread's or lock's event before", () -> desk.step(-1, true)).key("Shift+Left").when(() -> desk.recorded()));
        add(command("step-forward-selected", group, "On to the selected thread's or lock's next event", () -> desk.step(1, true)).key("Shift+Right").when(() -> desk.recorded()));
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
        add(command("search", group, "Search lanes and states", () -> timelineView().search()).key("Shortcut+F").when(() -> desk.recorded()));
        add(command("next-match", group, "Next match of the search", () -> timelineView().match(1)).key("F3").when(() -> desk.recorded()));
        add(command("previous-match", group, "Match of the search before", () -> timelineView().match(-1)).key("Shift+F3").when(() -> desk.recorded()));
        add(command("fold", group, "Each process in one lane, or all lanes", () -> timelineView().fold()).key("C").when(() -> desk.recorded()));
        add(command("mark-begin", group, "Select time from the cursor on", () -> timelineView().mark(true)).key("Open Bracket").when(() -> desk.recorded()));
        add(command("mark-end", group, "Select time up to the cursor", () -> timelineView().mark(false)).key("Close Bracket").when(() -> desk.recorded()));
        add(command("fit-selected", group, "Selected time from edge to edge", () -> timelineView().fitMarked()).key("Z").when(() -> timelineView().marked()));
        add(command("loop", group, "Play the selected time over and over, or no longer", () -> timelineView().loopMarked()).key("Shift+Space").when(() -> timelineView().marked() || desk.cursor().looping()));
        add(command("copy-selected", group, "Copy the selected time's figures as a table", () -> timelineView().copyMarked()).key("Shift+C").when(() -> timelineView().marked()));
        add(command("unselect", group, "No time selected", () -> timelineView().unmark()).when(() -> timelineView().marked()));
        add(command("bookmark", group, "Bookmark at the cursor, with a note", () -> timelineView().bookmark()).key("B").when(() -> desk.recorded()));
        add(command("ask-point", group, "Ask point at the cursor: the replay stops there with a question", () -> timelineView().askPoint()).key("A").when(() -> desk.recorded()));
        add(command("undo-bookmark", group, "Undo the last change of bookmarks", () -> desk.bookmarks().undo()).key("Shortcut+Z").when(() -> desk.bookmarks().undoable()));
        add(command("bookmarks", group, "List of bookmarks", () -> timelineView().bookmarks()).key("Shift+B").when(() -> desk.recorded()));
        add(command("next-bookmark", group, "Next bookmark", () -> timelineView().bookmark(1)).key("N").when(() -> !desk.bookmarks().all().isEmpty()));
        add(command("previous-bookmark", group, "Bookmark before", () -> timelineView().bookmark(-1)).key("Shift+N").when(() -> !desk.bookmarks().all().isEmpty()));
        add(command("delete-bookmark", group, "Delete the bookmark at the cursor", () -> timelineView().deleteBookmark()).key("Delete").when(() -> !desk.bookmarks().all().isEmpty()));
    }

    private Timeline timelineView() {
        return desk.views().timeline();
    }

    private void pages() {
        var group = Command.Group.PAGES;
        for (var page : Reading.Page.values()) {
            var name = page.name().charAt(0) + page.name().substring(1).toLowerCase(Locale.ROOT);
            add(command("page-" + name.toLowerCase(Locale.ROOT), group, name, () -> desk.page(page)).key("Shortcut+" + (page.ordinal() + 1)).when(() -> desk.reading().has(page)));
        }
        for (int i = 1; i <= 6; i++) {
            int choice = i;
            add(command("answer-" + i, group, "Answer " + i + ", or a hand for it in the poll", () -> {
                if (desk.voting()) {
                    desk.poll().raise(choice, 1);
                } else {
                    desk.reading().choose(choice);
                }
            }).key("" + i).when(() -> desk.voting() || desk.reading().choices() >= choice));
        }
        button("skip", group, "Skip the question");
        add(command("forget", group, "Forget my guesses in this lesson", () -> desk.showing().forget()).when(() -> !desk.bench().guesses().isEmpty()));
    }

    private void export() {
        var group = Command.Group.EXPORT;
        add(command("export-html", group, "This run as one HTML page ...", () -> desk.exports().run(Exports.Form.HTML)).key("Shortcut+E").when(() -> desk.bench().result() != null));
        add(command("export-json", group, "This run's result as JSON ...", () -> desk.exports().run(Exports.Form.JSON)).when(() -> desk.bench().result() != null));
        add(command("export-trace", group, "This recording as a Chrome trace ...", () -> desk.exports().run(Exports.Form.TRACE)).when(() -> desk.bench().result() != null && desk.recorded()));
        add(command("export-csv", group, "This run as CSV tables ...", () -> desk.exports().run(Exports.Form.CSV)).when(() -> desk.bench().result() != null));
        for (var id : Picture.IDS) {
            add(command("export-svg-" + id, group, "The " + Picture.name(id) + " as SVG ...", () -> desk.exports().picture(id, true)).when(() -> desk.exports().has(id)));
            add(command("export-png-" + id, group, "The " + Picture.name(id) + " as PNG ...", () -> desk.exports().picture(id, false)).when(() -> desk.exports().has(id)));
        }
        add(command("export-png-window", group, "The window as PNG ...", () -> desk.exports().picture(Exports.WINDOW, false)));
        for (var table : Exports.TABLES) {
            add(command("export-csv-" + table, group, "The chart's numbers as CSV: " + table.replace('-', ' ') + " ...", () -> desk.exports().table(table)).when(() -> desk.exports().offers(table)));
        }
    }

    private void lecture() {
        var group = Command.Group.LECTURE;
        add(command("present", group, "Present to a hall, or no longer", () -> desk.hall().toggle()).key("F11"));
        add(command("second", group, "The next view beside the stage", () -> desk.hall().next()).key("O").when(() -> desk.hall().on()));
        for (var second : Hall.Second.values()) {
            var name = second.name().toLowerCase(Locale.ROOT);
            add(command("second-" + name, group, "Present the stage and the " + (second == Hall.Second.PREDICT ? "question" : name), () -> desk.hall().second(second)).when(() -> desk.hall().on()));
        }
        add(command("vote", group, "Poll: count the hands, or no longer", () -> desk.vote()).key("V"));
        add(command("poll-vote", group, "Poll: the room's other vote", () -> desk.poll().otherVote()).key("Shift+V").when(() -> desk.voting()));
        add(command("poll-go", group, "Poll: the vote is over, the run goes on", () -> desk.poll().close()).key("G").when(() -> desk.voting()));
        add(command("poll-own", group, "Poll: a question of your own", () -> desk.poll().compose()).key("Shift+A").when(() -> desk.voting()));
        add(command("poll-next", group, "Poll: the lesson's next question", () -> desk.poll().next()).when(() -> desk.voting()));
        add(command("poll-forget", group, "Poll: forget this room's guesses", () -> desk.poll().forget()));
        add(command("play-rehearsed", group, "Play the lesson's rehearsed recording", () -> desk.tapes().playRehearsed()).key("R").when(() -> desk.bench().lesson() != null));
        add(command("rehearse", group, "Make this recording the lesson's rehearsed one", () -> desk.tapes().rehearse()).when(() -> desk.bench().lesson() != null));
        add(command("spotlight", group, "A spotlight around the mouse, or no longer", () -> desk.hall().spotlight()).key("S"));
        add(command("freeze", group, "Freeze the picture, or go on", () -> desk.hall().freeze()).key("X"));
    }

    private void window() {
        var group = Command.Group.WINDOW;
        for (var pane : Arrangement.Pane.values()) {
            add(command("pane-" + pane.name().toLowerCase(Locale.ROOT), group, "Show the " + pane.title.toLowerCase(Locale.ROOT), () -> desk.arrangement().bring(pane)));
        }
        add(command("next-pane", group, "In a narrow window: show the next column", () -> desk.arrangement().next()).key("F6"));
        add(command("theme", group, "Light or dark", () -> desk.toggleTheme()).key("Shortcut+T"));
        add(command("commands", group, "Find a command, a lesson, a knob", () -> desk.find()).key("Shortcut+K"));
        add(command("keys", group, "Keys", () -> desk.keys()).key("?", "F1"));
    }

    /// A button beside the picture, pressed from anywhere.
    private void button(String id, Command.Group group, String name, String... keys) {
        add(command(id, group, name, () -> desk.reading().press(id)).key(keys).when(() -> desk.reading().offers(id)));
    }
}
