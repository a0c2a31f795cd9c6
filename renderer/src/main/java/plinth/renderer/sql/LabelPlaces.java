package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Following;
import plinth.model.ddl.NameChange;
import plinth.model.ddl.Reading;
import plinth.model.ddl.Unfollowable;
import plinth.model.edit.Edit;

/** Where a text uses a label of an enumeration that is in the way of an edit. */
final class LabelPlaces {
    private static final int MOST = 5;

    private LabelPlaces() {}

    /** Returns the places that keep a label from being dropped, or from being renamed, as the end of a message; nothing for other edits. */
    static String of(Reading reading, Edit edit) {
        List<String> found = switch (edit) {
            case Edit.DropLabel d -> places(reading, new NameChange.OfLabel(d.type(), d.label(), "\u0001"), true);
            case Edit.RenameLabel r -> places(reading, new NameChange.OfLabel(r.type(), r.from(), r.to()), false);
            default -> List.of();
        };
        if (found.isEmpty()) {
            return "";
        }
        String more = found.size() > MOST ? " and " + (found.size() - MOST) + " more" : "";
        return " See " + String.join(", ", found.subList(0, Math.min(MOST, found.size()))) + more + ".";
    }

    private static List<String> places(Reading reading, NameChange.OfLabel change, boolean certain) {
        List<String> all = new ArrayList<>();
        for (Reading.File f : reading.files()) {
            for (Entry e : f.entries()) {
                try {
                    var patches = Following.patches(reading.schema(), e, change);
                    if (certain) {
                        patches.forEach(p -> all.add(reading.place(e, p.span()).toString()));
                    }
                } catch (Unfollowable u) {
                    all.add(reading.place(e, u.span()).toString());
                }
            }
        }
        return all.stream().distinct().toList();
    }
}
