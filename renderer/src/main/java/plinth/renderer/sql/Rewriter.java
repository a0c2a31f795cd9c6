package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import plinth.model.ddl.Reading;
import plinth.model.edit.Edit;
import plinth.model.edit.Edits;
import plinth.model.edit.Outcome;
import plinth.model.schema.Schema;
import plinth.model.text.Patch;
import plinth.model.text.Script;

/**
 * Carries edits out on a text: the least change, in the style of its neighbours. The law of the house is kept at every edit: reading the changed
 * text gives exactly what the edit makes of the schema; where it does not, the edit is refused and nothing is changed.
 */
public final class Rewriter {
    private Rewriter() {}

    /** Returns {@code before} with {@code edit} carried out on its text. */
    public static Edited edit(Reading before, Edit edit) {
        if (edit instanceof Edit.Together t) {
            return together(before, t);
        }
        Outcome wanted = Edits.apply(before.schema(), edit);
        return switch (wanted) {
            case Outcome.Refused(String reason) -> new Edited.Refused(reason);
            case Outcome.Done(Schema schema) -> {
                try {
                    yield carryOut(before, edit, schema);
                } catch (Refusal r) {
                    yield new Edited.Refused(r.reason());
                }
            }
        };
    }

    private static Edited together(Reading before, Edit.Together t) {
        Reading reading = before;
        List<String> notes = new ArrayList<>();
        for (Edit e : t.edits()) {
            switch (edit(reading, e)) {
                case Edited.Refused r -> {
                    return r;
                }
                case Edited.Done d -> {
                    reading = d.reading();
                    notes.addAll(d.notes());
                }
            }
        }
        List<FilePatch> patches = new ArrayList<>();
        for (int f = 0; f < before.files().size(); f++) {
            Script was = before.files().get(f).script();
            Script is = reading.files().get(f).script();
            if (was != is) {
                patches.add(new FilePatch(f, Patch.between(was.text(), is.text())));
            }
        }
        return new Edited.Done(reading, patches, notes.stream().distinct().toList());
    }

    private static Edited carryOut(Reading before, Edit edit, Schema wanted) {
        if (wanted.equals(before.schema())) {
            return new Edited.Done(before, List.of(), List.of());
        }
        Refusal last = new Refusal("The text cannot be changed so.");
        for (int variant = 0; variant < Rewriting.variants(edit); variant++) {
            try {
                return carryOut(before, edit, wanted, variant);
            } catch (Refusal r) {
                last = r;
            }
        }
        throw last;
    }

    private static Edited carryOut(Reading before, Edit edit, Schema wanted, int variant) {
        Rewriting rewriting = new Rewriting(before, wanted, variant);
        List<FilePatch> patches = rewriting.patches(edit);
        TreeMap<Integer, List<Patch>> byFile = new TreeMap<>();
        for (FilePatch p : patches) {
            byFile.computeIfAbsent(p.file(), f -> new ArrayList<>()).add(p.patch());
        }
        Reading after = before;
        for (var e : byFile.entrySet()) {
            after = after.patched(e.getKey(), e.getValue());
        }
        Optional<String> difference = Differences.first(wanted, after.schema());
        if (difference.isPresent()) {
            throw new Refusal("The text cannot be changed so that it says just this: " + difference.get());
        }
        return new Edited.Done(
                after, patches, rewriting.notes().stream().distinct().toList());
    }
}
