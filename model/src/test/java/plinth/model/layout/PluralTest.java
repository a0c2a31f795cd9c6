package plinth.model.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PluralTest {
    /** One and many. */
    private static final String WORDS = """
        movie movies, series series, status statuses, cache caches, news news, axis axes, child children, person people, data data, metadata metadata,
        address addresses, analysis analyses, lens lenses, quiz quizzes, bus buses, house houses, phase phases, alias aliases, day_off days_off,
        order_line order_lines, order_status order_statuses, shoe shoes, leaf leaves, criterion criteria, database databases, bonus bonuses,
        campus campuses, size sizes, box boxes, tax taxes, branch branches, coach coaches, wish wishes, class classes, process processes, hero heroes,
        photo photos, cookie cookies, category categories, key keys, company companies, course courses, license licenses, response responses,
        purchase purchases, canvas canvases, virus viruses, archive archives, olive olives, wave waves, life lives, index indexes, matrix matrices,
        use uses, clause clauses, warehouse warehouses, media media, police police, UserRole UserRoles, salesPerson salesPeople, menu menus, api apis,
        area areas, schema schemas, specimen specimens, item items, waltz waltzes, base bases, hypothesis hypotheses, equipment equipment, ox oxen
        """;

    @Test
    void tellsOneFromManyAndManyFromOneAndLeavesEachAsItIsWhenItIsThatAlready() {
        Map<String, String> wrong = new TreeMap<>();
        for (String pair : WORDS.strip().split(",\\s*", -1)) {
            String[] words = pair.split(" ", -1);
            String one = words[0];
            String many = words[1];
            for (String word : words) {
                if (!Plural.singular(word).equals(one) || !Plural.of(word).equals(many)) {
                    wrong.put(word, Plural.singular(word) + " " + Plural.of(word));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
