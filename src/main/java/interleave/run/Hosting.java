package interleave.run;

import interleave.site.Site;
import interleave.teaching.Lesson;
import interleave.teaching.ProgramFailure;
import interleave.teaching.Settings;
import interleave.teaching.Website;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The website of a session, where its lesson has one: started before the first call, afresh for each, ended with the session. For the session's thread alone.
final class Hosting implements AutoCloseable {
    private final Lesson lesson;
    private @Nullable Site site;

    Hosting(Lesson lesson) {
        this.lesson = lesson;
    }

    /// A call's knobs, with the site's addresses beside them.
    ///
    /// @throws ProgramFailure when no server can be started here: the run can't go on
    Map<String, Object> arguments(Map<String, Object> knobs) throws ProgramFailure {
        var website = lesson.website(new Settings(knobs));
        if (website.isEmpty()) return knobs;
        Site open = open(website.get());
        var arguments = new LinkedHashMap<>(knobs);
        arguments.put(Website.SITE, open.url());
        arguments.put(Website.ECHO, "127.0.0.1:" + open.echoPort());
        return arguments;
    }

    private Site open(Website website) throws ProgramFailure {
        var settings = new Site.Settings(0, website.latency(), website.jitter(), website.seed(), website.pages());
        var open = site;
        if (open != null) {
            open.begin(settings);
            return open;
        }
        try {
            return site = Site.start(settings);
        } catch (IOException e) {
            String message = "The lesson's server could not start on 127.0.0.1 (" + e.getMessage() + "); allow programs to listen on the loopback interface and run again.";
            throw new ProgramFailure(message, 0, message);
        }
    }

    @Override
    public void close() {
        if (site != null) site.close();
        site = null;
    }
}
