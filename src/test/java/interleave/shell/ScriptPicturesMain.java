package interleave.shell;

import interleave.export.Toolkit;
import interleave.run.Engines;
import interleave.teaching.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;

/// Pictures of a program of the user's own in the window: FOLDER SCRIPT.py ...
final class ScriptPicturesMain {
    private ScriptPicturesMain() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        Toolkit.start();
        for (int i = 1; i < arguments.length; i++) {
            var file = Path.of(arguments[i]).toAbsolutePath();
            var desk = Toolkit.call(() -> {
                var made = new Desk(Catalog.read(), Engines.built(), new Memory(Preferences.none()));
                made.dress(new Scene(made.root(), 1280, 800), false);
                made.open((String) null);
                made.settle(2);
                made.scripts().open(file);
                return made;
            });
            picture(desk, folder, file, "opened");
            Toolkit.call(() -> {
                desk.scripts().arguments("a 'b c'");
                desk.run();
                return true;
            });
            while (Toolkit.call(() -> desk.bench().session() == null)) Thread.sleep(20);
            Thread.sleep(600);
            picture(desk, folder, file, "running");
            Toolkit.call(() -> desk.bench().session()).await();
            picture(desk, folder, file, "ended");
            for (var page : interleave.reading.Reading.Page.values()) {
                if (!Toolkit.call(() -> desk.reading().has(page))) continue;
                Toolkit.call(() -> {
                    desk.reading().show(page);
                    return true;
                });
                picture(desk, folder, file, page.name());
            }
            Toolkit.call(() -> {
                desk.toggleTheme();
                desk.reading().show(interleave.reading.Reading.Page.CONSOLE);
                return true;
            });
            picture(desk, folder, file, "dark");
            Toolkit.call(() -> {
                desk.close();
                return true;
            });
        }
        System.exit(0);
    }

    private static void picture(Desk desk, Path folder, Path file, String name) throws Exception {
        Thread.sleep(300);
        Toolkit.call(() -> {
            desk.settle(3);
            interleave.export.Png.write(desk.root().getScene().snapshot(null), folder.resolve(file.getFileName().toString().replace(".py", "") + "-" + name + ".png"));
            return true;
        });
    }
}
