package plinth.model.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import plinth.model.ddl.Reading;
import plinth.model.edit.Edit;
import plinth.model.edit.Edits;
import plinth.model.edit.Outcome;
import plinth.model.text.Dialect;

class InferredReferenceTest {
    private static List<InferredReference> of(String sql) {
        Reading r = Reading.of(Dialect.POSTGRESQL, "schema.sql", sql);
        return InferredReference.of(r.schema(), r.rows());
    }

    private static List<String> titles(String sql) {
        return of(sql).stream().map(InferredReference::title).toList();
    }

    @Test
    void aNameSaysTheTableAndItsKeyInTheWaysOfTheMappers() {
        assertThat(titles("""
            CREATE TABLE users (id bigint PRIMARY KEY, email text);
            CREATE TABLE people (id bigint PRIMARY KEY);
            CREATE TABLE countries (code char(2) PRIMARY KEY);
            CREATE TABLE customer (customer_id integer PRIMARY KEY);
            CREATE TABLE forum_topics (id bigint PRIMARY KEY);
            CREATE TABLE forum_posts (id bigint PRIMARY KEY, topic_id bigint, "userId" bigint, approver_user_id integer);
            CREATE TABLE orders (id bigint PRIMARY KEY, customer_id integer, person_id bigint, country_code char(2));
            CREATE TABLE categories (id bigint PRIMARY KEY, parent_id bigint, merged_category_id bigint);
            """))
                .containsExactly(
                        "forum_posts.topic_id looks like forum_topics.id",
                        "forum_posts.userId looks like users.id",
                        "forum_posts.approver_user_id looks like users.id",
                        "orders.customer_id looks like customer.customer_id",
                        "orders.person_id looks like people.id",
                        "orders.country_code looks like countries.code",
                        "categories.parent_id looks like categories.id",
                        "categories.merged_category_id looks like categories.id");
    }

    @Test
    void aNameIsNotEnough() {
        assertThat(titles("""
            CREATE TABLE users (id uuid PRIMARY KEY, name text UNIQUE, login text);
            CREATE TABLE no_key (id bigint);
            CREATE TABLE teams (id bigint PRIMARY KEY, user_id bigint, user_name text, user_login text, no_key_id bigint);
            CREATE TABLE members (id bigint PRIMARY KEY, team_id bigint REFERENCES teams, member_id bigint);
            CREATE TABLE a.things (id bigint PRIMARY KEY);
            CREATE TABLE b.things (id bigint PRIMARY KEY);
            CREATE TABLE c.parts (id bigint PRIMARY KEY, thing_id bigint);
            """)).isEmpty();
        // Of two tables of one name that of the same schema is meant.
        assertThat(titles("""
            CREATE TABLE a.things (id bigint PRIMARY KEY);
            CREATE TABLE b.things (id bigint PRIMARY KEY);
            CREATE TABLE b.parts (id bigint PRIMARY KEY, thing_id bigint);
            """)).containsExactly("b.parts.thing_id looks like b.things.id");
    }

    @Test
    void whatOtherColumnsOfANameReferenceIsMeantByOneWithoutAKey() {
        String two = """
            CREATE TABLE users (id bigint PRIMARY KEY);
            CREATE TABLE posts (id bigint PRIMARY KEY, author_id bigint REFERENCES users);
            CREATE TABLE notes (id bigint PRIMARY KEY, author_id bigint);
            """;
        assertThat(titles(two)).isEmpty();
        List<InferredReference> found =
                of(two + "CREATE TABLE pages (id bigint PRIMARY KEY, author_id bigint REFERENCES users);");
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().title()).isEqualTo("notes.author_id looks like users.id");
        assertThat(found.getFirst().evidence())
                .containsExactly("Same type; 2 columns called author_id in this schema reference users");
    }

    @Test
    void aCompositeKeyNeedsAllOfItsColumns() {
        assertThat(titles("""
            CREATE TABLE orders (tenant_id bigint, id bigint, PRIMARY KEY (tenant_id, id));
            CREATE TABLE items (tenant_id bigint, order_id bigint, line integer, PRIMARY KEY (tenant_id, order_id, line));
            CREATE TABLE stray (order_id bigint);
            """)).containsExactly("items (tenant_id, order_id) looks like orders (tenant_id, id)");
    }

    @Test
    void aTypeColumnWithKnownValuesSaysWhichTablesAreMeantAndNoForeignKeyCan() {
        List<InferredReference> found = of("""
            CREATE TABLE posts (id bigint PRIMARY KEY);
            CREATE TABLE photos (id bigint PRIMARY KEY);
            CREATE TABLE comments (
              id bigint PRIMARY KEY,
              commentable_type text NOT NULL CHECK (commentable_type IN ('Post', 'Photo', 'Elsewhere')),
              commentable_id bigint NOT NULL
            );
            """);
        assertThat(found.stream()
                        .map(r -> r.title() + ": " + r.when().orElse(""))
                        .toList())
                .containsExactly(
                        "comments.commentable_id looks like posts.id: commentable_type = 'Post'",
                        "comments.commentable_id looks like photos.id: commentable_type = 'Photo'");
        assertThat(found.stream().flatMap(r -> r.remedy().stream())).isEmpty();
    }

    @Test
    void madeAForeignKeyItIsFoundNoMore() {
        String sql = """
            CREATE TABLE users (id bigint PRIMARY KEY);
            CREATE TABLE notes (id bigint PRIMARY KEY, user_id integer NOT NULL);
            """;
        Reading r = Reading.of(Dialect.POSTGRESQL, "schema.sql", sql);
        Edit edit = of(sql).getFirst().remedy().orElseThrow();
        assertThat(Edits.apply(r.schema(), edit))
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        d -> assertThat(InferredReference.of(d.schema(), r.rows()))
                                .isEmpty());
    }
}
