package plinth.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plinth.model.ddl.Reading;
import plinth.model.pattern.InferredReference;
import plinth.model.pattern.Patterns;
import plinth.model.schema.ObjectName;
import plinth.model.text.Dialect;

class TableFilterTest {
    private static final Reading READ = Reading.of(Dialect.POSTGRESQL, "schema.sql", """
        CREATE TABLE users (id bigint PRIMARY KEY, email text, settings jsonb, seen_at timestamptz);
        CREATE TABLE posts (id bigint PRIMARY KEY, user_id bigint REFERENCES users, body text CHECK (body <> ''));
        CREATE TABLE notes (id bigint PRIMARY KEY, user_id bigint);
        CREATE TABLE likes (
          user_id bigint REFERENCES users,
          post_id bigint REFERENCES posts,
          PRIMARY KEY (user_id, post_id)
        );
        CREATE INDEX ON likes (post_id);
        CREATE TABLE audit.lines (happened timestamptz);
        """);
    private static final TableFilter.About ABOUT = new TableFilter.About(
            READ.schema(),
            Patterns.recognise(READ.schema()),
            InferredReference.of(READ.schema(), READ.rows()),
            Map.of(ObjectName.of("posts"), 12_000_000L, ObjectName.of("users"), 900L));

    private static List<String> found(String query) {
        TableFilter filter = TableFilter.of(query);
        assertThat(filter.wrong()).isEmpty();
        return READ.schema().tables().stream()
                .filter(filter.in(ABOUT))
                .map(t -> t.name().toString())
                .toList();
    }

    @Test
    void termsAreAskedTogetherAndAMinusTurnsOneRound() {
        assertThat(found("")).hasSize(5);
        assertThat(found("S")).containsExactly("users", "posts", "notes", "likes", "audit.lines");
        assertThat(found("no")).containsExactly("notes");
        assertThat(found("type:jsonb")).containsExactly("users");
        assertThat(found("type:timestamptz -type:jsonb")).containsExactly("audit.lines");
        assertThat(found("column:user_id -missing:index")).containsExactly("notes", "likes");
        assertThat(found("schema:audit")).containsExactly("audit.lines");
    }

    @Test
    void whatIsMissingIsToldByMeaning() {
        // likes.user_id is found by the primary key, likes.post_id by an index of its own.
        assertThat(found("missing:index")).containsExactly("posts");
        assertThat(found("no:key")).containsExactly("audit.lines");
        assertThat(found("missing:reference")).containsExactly("notes");
        assertThat(found("has:check")).containsExactly("posts");
        assertThat(found("kind:bridge")).containsExactly("likes");
    }

    @Test
    void referencesCountInBothDirectionsAndInferredOnesToo() {
        assertThat(found("refs:users")).containsExactly("posts", "notes", "likes");
        assertThat(found("refs:posts")).containsExactly("users", "likes");
        assertThat(TableFilter.references(READ.schema().requireTable(ObjectName.of("notes")), "users", ABOUT))
                .extracting(TableFilter.Columns::inferred)
                .containsExactly(true);
    }

    @Test
    void rowsAreComparedAsPeopleWriteThem() {
        assertThat(found("rows:>10M")).containsExactly("posts");
        assertThat(found("rows:<1k")).containsExactly("users");
        assertThat(found("-rows:>1")).containsExactly("notes", "likes", "audit.lines");
    }

    @Test
    void whatCannotBeAskedIsSaid() {
        assertThat(TableFilter.of("tpye:jsonb").wrong()).contains("There is no filter tpye:");
        assertThat(TableFilter.of("missing:elephants").wrong())
                .contains("missing: asks for index, key, comment, reference, not elephants");
        assertThat(TableFilter.of("rows:many").wrong()).contains("rows: asks for a number as in >10M or <1k, not many");
        assertThat(TableFilter.of("type:").isBlank()).isTrue();
    }
}
