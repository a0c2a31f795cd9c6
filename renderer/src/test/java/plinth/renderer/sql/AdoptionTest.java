package plinth.renderer.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import plinth.model.ddl.Reading;
import plinth.model.layout.FamilyReader;
import plinth.model.layout.Layout;
import plinth.model.layout.Layouts;
import plinth.model.layout.Strategy;
import plinth.model.pattern.Patterns;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;

class AdoptionTest {
    private static final String TEXT = """
        -- What is sold.
        create table items (
          id serial primary key, -- counts from one
          kind text not null check (kind in ('book', 'disc')),
          title text not null
        );

        /* the printed ones */
        create table books (
          item_id int primary key references items on delete cascade,
          pages int not null -- without the cover
        );

        create table discs (item_id int primary key references items on delete cascade, minutes int);

        -- nothing about the family
        create table shops (id int primary key, name text);
        """;

    private static Edited.Done adopted(Reading before, Strategy s) {
        Schema schema = before.schema();
        Layout l = Layouts.lay(
                schema,
                FamilyReader.families(schema, Patterns.recognise(schema)).getFirst(),
                s);
        return (Edited.Done) Adoption.carryOut(before, l.schema());
    }

    @Test
    void whatStaysIsLeftAsItIsWrittenAndCommentsThatGoAreTold() {
        Reading before = Reading.of(Dialect.POSTGRESQL, "a.sql", TEXT);
        Edited.Done done = adopted(before, new Strategy.SingleTable(true, false));
        assertThat(done.reading().files().getFirst().script().text()).isEqualTo("""
            -- What is sold.
            create table items (
              id serial primary key, -- counts from one
              kind text not null check (kind in ('book', 'disc')),
              title text not null,
              pages int,
              minutes int,
              constraint items_book_only check (kind = 'book' OR pages IS NULL),
              constraint items_disc_only check (kind = 'disc' OR minutes IS NULL),
              constraint items_book_required check (kind <> 'book' OR pages IS NOT NULL)
            );

            /* the printed ones */

            -- nothing about the family
            create table shops (id int primary key, name text);
            """);
        assertThat(done.notes()).isEqualTo(List.of("The comment \"-- without the cover\" goes with what it stood by."));
    }

    @Test
    void theLayoutOfTodayChangesNothing() {
        Reading before = Reading.of(Dialect.POSTGRESQL, "a.sql", TEXT);
        assertThat(adopted(before, new Strategy.ClassTable(false)).patches()).isEmpty();
    }
}
