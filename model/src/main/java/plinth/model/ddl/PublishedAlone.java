package plinth.model.ddl;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import plinth.model.schema.Kept;
import plinth.model.text.Keyword;
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.model.text.Tokens;

/** Says of a publication that it has tables without those that inherit from them. */
public final class PublishedAlone {
    private PublishedAlone() {}

    /** Returns {@code publication} with ONLY before the tables that stand at {@code places} of its list, counted from 0. */
    public static Kept of(Kept publication, Set<Integer> places) {
        List<Span> items = Members.of(publication).map(Members::items).orElse(List.of());
        List<Patch> patches = IntStream.range(0, items.size())
                .filter(places::contains)
                .mapToObj(items::get)
                .flatMap(i -> only(publication.text(), i).stream())
                .toList();
        return patches.isEmpty() ? publication : publication.withText(Patch.applyAll(publication.text(), patches));
    }

    private static List<Patch> only(String text, Span item) {
        Tokens t = Reparsed.tokens(text.substring(item.start(), item.end()));
        int at = t.is(0, Keyword.TABLE) ? 1 : 0;
        if (t.is(at, Keyword.ONLY) || t.is(at, Keyword.TABLES) || !t.isIdentifier(at)) {
            return List.of();
        }
        int start = item.start() + t.start(at);
        return List.of(new Patch(new Span(start, start), "ONLY "));
    }
}
