package interleave.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How to start this program once more, as this process was started.
final class Self {
    private Self() {}

    static List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        String modules = System.getProperty("jdk.module.path");
        if (modules != null && command.stream().noneMatch(option -> option.startsWith("--module-path"))) command.add("--module-path=" + modules);
        if (Main.class.getModule().isNamed()) command.addAll(List.of("-m", Main.class.getModule().getName() + "/" + Main.class.getName()));
        else command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return command;
    }
}
