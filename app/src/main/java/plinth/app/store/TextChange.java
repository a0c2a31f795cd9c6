package plinth.app.store;

import java.util.ArrayList;
import java.util.List;
import plinth.model.text.Patch;
import plinth.model.text.Script;
import plinth.model.text.Statement;

/** How the text of a file got from one script to a later one. */
public final class TextChange {
    private TextChange() {}

    /**
     * Returns the patches that make the text of {@code now} out of that of {@code old}, small ones, in order; their spans count in the old text.
     * Looks only at statements that are not shared.
     */
    public static List<Patch> between(Script old, Script now) {
        if (old == now) {
            return List.of();
        }
        List<Patch> patches = new ArrayList<>();
        for (Segments.Segment s : Segments.between(old.statements(), now.statements())) {
            if (s.toOld() - s.fromOld() == s.toNew() - s.fromNew()) {
                for (int i = 0; i < s.toOld() - s.fromOld(); i++) {
                    add(
                            patches,
                            old.start(s.fromOld() + i),
                            old.statements().get(s.fromOld() + i).text(),
                            now.statements().get(s.fromNew() + i).text());
                }
            } else {
                add(
                        patches,
                        old.start(s.fromOld()),
                        text(old.statements().subList(s.fromOld(), s.toOld())),
                        text(now.statements().subList(s.fromNew(), s.toNew())));
            }
        }
        return patches;
    }

    /** Returns whether both are the same text. */
    public static boolean same(Script a, Script b) {
        return a == b || (a.length() == b.length() && between(a, b).isEmpty());
    }

    private static void add(List<Patch> patches, int start, String old, String now) {
        if (!old.equals(now)) {
            patches.add(Patch.between(old, now).shifted(start));
        }
    }

    private static String text(List<Statement> statements) {
        StringBuilder out = new StringBuilder();
        statements.forEach(s -> out.append(s.text()));
        return out.toString();
    }
}
