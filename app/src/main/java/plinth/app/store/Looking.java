package plinth.app.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the canvas was made to show one after the other, so that one can go back and forward.
 *
 * @param focus what it shows now
 * @param back what it showed before, the last one last
 * @param forward what it showed when the user went back, the next one last
 * @param spot where to look from once it is shown; absent to see all of it
 */
public record Looking(Focus focus, List<Seen> back, List<Seen> forward, Optional<Spot> spot) {
    static final Looking FIRST = new Looking(Focus.ALL, List.of(), List.of(), Optional.empty());

    /** More than anybody goes back. */
    private static final int MOST = 100;

    public Looking {
        back = List.copyOf(back.subList(Math.max(0, back.size() - MOST), back.size()));
        forward = List.copyOf(forward);
    }

    /** Where the canvas looks from. */
    public record Spot(double zoom, double x, double y) {
        static Spot of(View.Canvas c) {
            return new Spot(c.zoom(), c.x(), c.y());
        }
    }

    /** What the canvas showed, and from where. */
    public record Seen(Focus focus, Spot spot) {}

    /** Returns what is looked at when {@code next} is shown, {@code now} being where the canvas looks from. */
    Looking to(Focus next, Spot now) {
        if (next.equals(focus)) {
            return this;
        }
        // All tables stand where they stood: whoever comes back to them sees what was seen.
        Optional<Spot> known = next.arranged()
                ? Optional.empty()
                : back.reversed().stream()
                        .filter(s -> !s.focus().arranged())
                        .map(Seen::spot)
                        .findFirst();
        Optional<Spot> spot = focus.arranged() || next.arranged() ? known : Optional.of(now);
        return new Looking(next, with(back, new Seen(focus, now)), List.of(), spot);
    }

    /** Returns the same with {@code next} in the place of the focus, no step of its own. */
    Looking changed(Focus next) {
        return new Looking(next, back, forward, spot);
    }

    Looking back(Spot now) {
        return back.isEmpty()
                ? this
                : new Looking(
                        back.getLast().focus(),
                        back.subList(0, back.size() - 1),
                        with(forward, new Seen(focus, now)),
                        Optional.of(back.getLast().spot()));
    }

    Looking forward(Spot now) {
        return forward.isEmpty()
                ? this
                : new Looking(
                        forward.getLast().focus(),
                        with(back, new Seen(focus, now)),
                        forward.subList(0, forward.size() - 1),
                        Optional.of(forward.getLast().spot()));
    }

    private static List<Seen> with(List<Seen> list, Seen one) {
        List<Seen> all = new ArrayList<>(list);
        all.add(one);
        return all;
    }
}
