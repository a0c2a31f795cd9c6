package plinth.model.ddl;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import plinth.model.schema.Kept;
import plinth.model.text.Keyword;
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.model.text.Tokens;

/** Changes how a publication has its tables. */
public final class PublicationText {
    private static final String AS_ROOT = "publish_via_partition_root";
    private static final Set<String> TRUE = Set.of("true", "on", "1");

    private PublicationText() {}

    /** Returns {@code publication} with ONLY before the tables that stand at {@code places} of its list, counted from 0: without those that inherit from them. */
    public static Kept alone(Kept publication, Set<Integer> places) {
        List<Span> items = items(publication);
        List<Patch> patches = IntStream.range(0, items.size())
                .filter(places::contains)
                .mapToObj(items::get)
                .flatMap(i -> only(publication.text(), i).stream())
                .toList();
        return patches.isEmpty() ? publication : publication.withText(Patch.applyAll(publication.text(), patches));
    }

    /**
     * Returns {@code publication} with the rows of partitions published as rows of the table that they are partitions of: only so may that one have a list of
     * columns or a condition.
     */
    public static Kept asRoot(Kept publication) {
        String text = publication.text();
        Tokens t = Reparsed.tokens(text);
        int with = Members.until(t, 0, Set.of(Keyword.WITH));
        if (with == t.size()) {
            int end = t.end(t.size() - 1);
            return publication.withText(
                    text.substring(0, end) + " WITH (" + AS_ROOT + " = true)" + text.substring(end));
        }
        int close = t.closing(with + 1);
        for (int i = with + 2; i < close; i++) {
            boolean first = t.is(i - 1, '(') || t.is(i - 1, ',');
            if (first && t.isIdentifier(i) && t.identifier(i).equals(AS_ROOT)) {
                int stop = i + 1;
                while (stop < close && !t.is(stop, ',')) {
                    stop++;
                }
                if (stop == i + 1
                        || TRUE.contains(t.text(stop - 1).replace("'", "").toLowerCase(Locale.ROOT))) {
                    return publication;
                }
                Span said = new Span(t.start(i), t.end(stop - 1));
                return publication.withText(Patch.applyAll(text, List.of(new Patch(said, AS_ROOT + " = true"))));
            }
        }
        int at = t.end(close - 1);
        Patch more = new Patch(new Span(at, at), (close == with + 2 ? "" : ", ") + AS_ROOT + " = true");
        return publication.withText(Patch.applyAll(text, List.of(more)));
    }

    /** Returns whether the table at {@code place} of the list, counted from 0, is published with the columns that it lists alone. */
    public static boolean listsColumns(Kept publication, int place) {
        List<Span> items = items(publication);
        if (place >= items.size()) {
            return false;
        }
        Span item = items.get(place);
        Cursor c = new Cursor(Reparsed.tokens(publication.text().substring(item.start(), item.end())));
        return Published.list(c).stream().anyMatch(p -> !p.columns().isEmpty());
    }

    private static List<Span> items(Kept publication) {
        return Members.of(publication).map(Members::items).orElse(List.of());
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
