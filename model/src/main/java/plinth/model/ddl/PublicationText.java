package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plinth.model.schema.Kept;

/** Changes how a publication has its tables. */
public final class PublicationText {
    static final String AS_ROOT = "publish_via_partition_root";

    private PublicationText() {}

    /** Returns {@code publication} with ONLY before the tables that stand at {@code places} of its list, counted from 0: without those that inherit from them. */
    public static Kept alone(Kept publication, Set<Integer> places) {
        return PublicationDraft.of(publication)
                .map(d -> {
                    List<PublicationDraft.Member> members = new ArrayList<>(d.members());
                    places.stream()
                            .filter(p -> p < members.size())
                            .forEach(p -> members.set(p, members.get(p).alone()));
                    return members.equals(d.members())
                            ? publication
                            : publication.withText(d.withMembers(members).text());
                })
                .orElse(publication);
    }

    /**
     * Returns {@code publication} with the rows of partitions published as rows of the table that they are partitions of: only so may that one have a list of
     * columns or a condition.
     */
    public static Kept asRoot(Kept publication) {
        return PublicationDraft.of(publication)
                .filter(d -> !d.on(AS_ROOT))
                .map(d ->
                        publication.withText(d.with(List.of(new PublicationDraft.Option(AS_ROOT, AS_ROOT + " = true")))
                                .text()))
                .orElse(publication);
    }

    /** Returns whether the table at {@code place} of the list, counted from 0, is published with the columns that it lists alone. */
    public static boolean listsColumns(Kept publication, int place) {
        return PublicationDraft.of(publication)
                .filter(d -> place < d.members().size())
                .filter(d -> d.members().get(place).listsColumns())
                .isPresent();
    }
}
