package plinth.model.layout;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The losses of one layout, each said once. */
final class Losses {
    private final Set<Loss> all = new LinkedHashSet<>();

    void add(Item item, String reason) {
        all.add(new Loss(item, reason));
    }

    boolean has(Item item) {
        return all.stream().anyMatch(l -> l.item().equals(item));
    }

    List<Loss> all() {
        return new ArrayList<>(all);
    }
}
