package interleave.python.vm;
import java.util.*;
class GilMeasure {
    public static void main(String[] a) throws Exception {
        for (int w = 0; w < 2; w++) for (int hogs : new int[] {2, 4, 8}) for (long us : new long[] {5000, 1000, 500}) {
            try (var h = new Hogs(us * 1000, true)) {
                for (int i = 0; i < hogs; i++) h.start("h" + i, h::hog);
                Thread.sleep(w == 0 ? 200 : 1500); h.stop = true; h.join(3000);
                if (w == 0) continue;
                var hs = h.holds();
                var ev = h.events(); var lat = new ArrayList<Long>(); long drop = 0; int by = -1;
                for (var e : ev) { if (e.kind() == interleave.trace.EventKind.GIL_DROP) { drop = e.nanos(); by = e.actor(); } if (e.kind() == interleave.trace.EventKind.GIL_TAKE && by != -1 && e.actor() != by) lat.add(e.nanos() - drop); }
                Collections.sort(lat);
                int full = 0; var gaps = new TreeMap<Integer,Integer>(); var last = new HashMap<Integer,Integer>();
                for (int i = 0; i < hs.size(); i++) { var s = new HashSet<Integer>(); for (int k = i; k < Math.min(hs.size(), i + hogs); k++) s.add(hs.get(k).actor()); if (s.size() == hogs) full++; var l = last.put(hs.get(i).actor(), i); if (l != null) gaps.merge(i - l - 1, 1, Integer::sum); }
                System.out.printf("hogs %d interval %.1f: n %d hold p10 %.3f p50 %.3f p90 %.3f max %.3f | hand-over us p50 %.0f p90 %.0f | full %.2f gaps %s%n", hogs, us / 1000.0, hs.size(), Hogs.percentile(hs, .1), Hogs.percentile(hs, .5), Hogs.percentile(hs, .9), Hogs.percentile(hs, 1), lat.get(lat.size() / 2) / 1e3, lat.get((int) (lat.size() * .9)) / 1e3, full / (double) hs.size(), gaps);
            }
        }
    }
}
