package plinth.app.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import plinth.model.ddl.Reading;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.project.Opened;
import plinth.project.Sidecar;
import plinth.project.Volume;
import plinth.renderer.diagram.Point;

/**
 * What a user works on and can undo: the text of the files with what it says, and what belongs to it and is not SQL. Immutable; two documents are
 * the same only when they are one object.
 *
 * @param reading the files' text and what it says
 * @param sidecar what the user has put beside it, the places of boxes that were moved among it
 * @param places where boxes stand, those included that were placed and never moved: a box stays where it is until the user moves it or asks for
 *     an arrangement. Tables that are gone keep their place, in case they come back
 */
public record Document(Reading reading, Sidecar sidecar, Map<ObjectName, Point> places) {
    public Document {
        places = Map.copyOf(places);
    }

    /** Returns what was opened, unchanged. */
    public static Document of(Opened project) {
        return new Document(project.read(), project.sidecar(), project.sidecar().positions());
    }

    public Schema schema() {
        return reading.schema();
    }

    /** Returns the rows that the user takes {@code table} to have. */
    public Optional<Long> rows(ObjectName table) {
        return Optional.ofNullable(sidecar.volumes().get(table)).map(Volume::rows);
    }

    /** Returns the bytes of memory that the user has given the server, if any. */
    public OptionalLong memory() {
        return sidecar.memory();
    }

    /** Returns the sidecar to write: once the user has moved a box, all keep their places. */
    public Sidecar toSave() {
        return sidecar.positions().isEmpty() ? sidecar : sidecar.withPositions(places);
    }

    /** Returns the document with the text of {@code after}; boxes and what else is kept go with tables that were renamed. */
    Document with(Reading after) {
        Following following = Following.between(reading, after);
        if (!following.renames()) {
            return new Document(after, sidecar, places);
        }
        Sidecar kept = sidecar;
        Map<ObjectName, Point> moved = new HashMap<>(places);
        following.tables().keySet().forEach(moved::remove);
        for (Map.Entry<ObjectName, ObjectName> e : following.tables().entrySet()) {
            Point at = places.get(e.getKey());
            if (at != null) {
                moved.put(e.getValue(), at);
            }
            kept = kept.renamed(e.getKey(), e.getValue());
        }
        return new Document(after, kept, moved);
    }

    Document withSidecar(Sidecar sidecar) {
        return new Document(reading, sidecar, places);
    }

    /** Returns the document with boxes moved by the user, after which all places are worth keeping. */
    Document moved(Map<ObjectName, Point> to) {
        Map<ObjectName, Point> all = new HashMap<>(places);
        all.putAll(to);
        return new Document(reading, sidecar.withPositions(all), all);
    }

    /** Returns the document with places for boxes that had none. */
    Document placed(Map<ObjectName, Point> found) {
        Map<ObjectName, Point> all = new HashMap<>(found);
        all.putAll(places);
        return all.equals(places) ? this : new Document(reading, sidecar, all);
    }

    /** Returns the document with boxes where {@code to} has them, the others where they are. */
    Document moving(Map<ObjectName, Point> to) {
        Map<ObjectName, Point> all = new HashMap<>(places);
        all.putAll(to);
        return new Document(reading, sidecar, all);
    }

    /** Returns the document without any places, so that all boxes are placed anew; that is worth keeping if places were. */
    Document unplaced() {
        return new Document(reading, sidecar.withPositions(Map.of()), Map.of());
    }

    /** Returns whether both would be written alike. */
    boolean sameAs(Document other) {
        if (this == other) {
            return true;
        }
        if (reading.files().size() != other.reading.files().size() || !sidecar.equals(other.sidecar)) {
            return false;
        }
        for (int f = 0; f < reading.files().size(); f++) {
            if (!TextChange.same(
                    reading.files().get(f).script(),
                    other.reading.files().get(f).script())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
