/// Interleave: see how Python's threads, locks and processes run.
@org.jspecify.annotations.NullMarked
module interleave {
    requires static org.jspecify;
    requires java.management;
    requires java.logging;
    requires java.desktop;
    requires jdk.jfr;
    requires jdk.management;
    requires org.slf4j;
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires info.picocli;
    requires tools.jackson.databind;
    requires org.commonmark;
    requires javafx.controls;
    requires javafx.swing;
    requires org.controlsfx.controls;
    requires org.jfree.fxgraphics2d;
    requires org.jfree.jfreechart;
    requires atlantafx.base;
    requires org.fxmisc.richtext;
    requires org.fxmisc.flowless;
    requires org.fxmisc.undo;
    requires reactfx;

    opens interleave.cli to info.picocli;
    opens interleave.findings to tools.jackson.databind;
    opens interleave.run to tools.jackson.databind;
    opens interleave.teaching to tools.jackson.databind;
    opens interleave.trace to tools.jackson.databind;
    opens interleave.world to tools.jackson.databind;
    provides ch.qos.logback.classic.spi.Configurator with interleave.cli.Logging;
}
