package plinth.model.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plinth.model.ddl.Stars;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Strings;
import plinth.model.schema.View;

/** Stars over tables that get a column: a view in a database goes on showing the columns that there were when it was made, and so it does in a layout. */
final class KeptStars {
    private final Schema before;
    private final List<ObjectName> widened;
    private final Losses losses;

    /**
     * @param before the schema as it was
     * @param widened the tables that have more columns now
     */
    KeptStars(Schema before, List<ObjectName> widened, Losses losses) {
        this.before = before;
        this.widened = widened;
        this.losses = losses;
    }

    /** Returns {@code laid} with the stars over the tables spelled out; where that cannot be it is a loss. */
    Schema in(Schema laid) {
        if (widened.isEmpty()) {
            return laid;
        }
        Map<Routine, ObjectName> shown = Stars.inBodies(before, widened);
        List<SchemaObject> out = new ArrayList<>();
        for (SchemaObject o : laid.objects()) {
            out.add(
                    switch (o) {
                        case View v -> view(v);
                        case Routine r -> shown.containsKey(r) ? lost(r, shown.get(r)) : routine(r, laid);
                        default -> o;
                    });
        }
        return new Schema(out);
    }

    private View view(View v) {
        Optional<ObjectName> over = widened.stream()
                .filter(n -> Stars.over(before, v.query(), v.name().schema(), n))
                .findFirst();
        if (over.isEmpty()) {
            return v;
        }
        return Stars.spelled(before, v.query(), v.name().schema())
                .map(v::withQuery)
                .orElseGet(() -> lost(v, over.get()));
    }

    private Routine routine(Routine r, Schema laid) {
        return Stars.spelled(before, laid, r).map(r::withDefinition).orElse(r);
    }

    private <O extends SchemaObject> O lost(O o, ObjectName over) {
        losses.add(
                Parts.whole(o),
                Strings.capital(o.called()) + " shows " + over
                        + " by a star, and so the column that tells its kind as well: it runs no longer where that is"
                        + " one too many.");
        return o;
    }
}
