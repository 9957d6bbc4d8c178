package interleave.shell;

import interleave.reading.Reading;
import java.util.List;

/// Every command of the window, in the order in which they are listed.
final class Repertoire {
    private Repertoire() {}

    static List<Command> of(Desk desk) {
        var transport = desk.transport();
        var reading = desk.reading();
        return List.of(
                new Command("Run", "F5", true, desk::run), new Command("Run the program", "Shortcut+R", true, desk::run),
                new Command("Play or pause the replay", "Space", false, transport::playPause),
                new Command("Hold or resume the run", "P", false, () -> desk.bench().pauseOrResume()),
                new Command("Cancel the run", "Esc", true, () -> desk.bench().cancel()),
                new Command("One event back", "Left", false, () -> transport.step(-1)), new Command("One event on", "Right", false, () -> transport.step(1)),
                new Command("Next hand-over of the GIL", "H", false, transport::nextHandOver),
                new Command("Follow live", "L", false, () -> desk.showing().live()),
                new Command("Replay slower", "Minus", false, () -> transport.speed(-1)), new Command("Replay faster", "Plus", false, () -> transport.speed(1)),
                new Command("Step at the newest event", "Period", false, () -> desk.showing().stepNewest()),
                new Command("Whole run in the timeline", "Shortcut+0", true, () -> desk.views().timeline().fit()),
                new Command("Timeline closer", "Shortcut+Plus", true, () -> desk.views().timeline().zoom(2)),
                new Command("Timeline farther", "Shortcut+Minus", true, () -> desk.views().timeline().zoom(0.5)),
                new Command("Light or dark", "Shortcut+T", true, desk::toggleTheme),
                new Command("Read", "Shortcut+1", true, () -> reading.show(Reading.Page.READ)),
                new Command("Predict", "Shortcut+2", true, () -> reading.show(Reading.Page.PREDICT)),
                new Command("Code", "Shortcut+3", true, () -> reading.show(Reading.Page.CODE)),
                new Command("Result", "Shortcut+4", true, () -> reading.show(Reading.Page.RESULT)),
                new Command("Exercise", "Shortcut+5", true, () -> reading.show(Reading.Page.EXERCISE)),
                new Command("Profile", "Shortcut+6", true, () -> reading.show(Reading.Page.PROFILE)),
                new Command("Forget my guesses in this lesson", "", true, () -> desk.showing().forget()),
                new Command("Commands", "Shortcut+K", true, () -> desk.commands().list()), new Command("Keys", "Shift+Slash", false, () -> desk.commands().keys()));
    }
}
