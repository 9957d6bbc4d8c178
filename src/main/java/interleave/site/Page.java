package interleave.site;

import org.jspecify.annotations.Nullable;

/// One answer of the site.
///
/// @param slowness how many times the site's latency it takes
/// @param location where a redirect leads
record Page(int status, String type, String body, double slowness, @Nullable String location) {
    static Page html(int status, String body, double slowness) {
        return new Page(status, "text/html; charset=utf-8", body, slowness, null);
    }

    static Page redirect(String location) {
        return new Page(301, "text/html; charset=utf-8", "", 1, location);
    }
}
