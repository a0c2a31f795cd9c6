package plinth.model.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

class NamingTest {
    private static String named(String base, String value, String... tables) {
        Schema schema = new Schema(List.of(tables).stream()
                .map(t -> Table.of(ObjectName.of(t), List.of()))
                .toList());
        return new Naming(schema, ObjectName.of(base)).table(value).name().value();
    }

    @Test
    void aTableIsCalledInTheStyleOfTheBase() {
        assertThat(named("vehicles", "car")).isEqualTo("cars");
        assertThat(named("vehicle", "car")).isEqualTo("car");
        assertThat(named("document", "CreditNote")).isEqualTo("credit_note");
        assertThat(named("documents", "Billing::CreditNote")).isEqualTo("credit_notes");
        assertThat(named("Documents", "credit-note")).isEqualTo("CreditNotes");
        assertThat(named("DOCUMENT", "creditNote")).isEqualTo("CREDIT_NOTE");
        assertThat(named("journalEntry", "App\\Models\\HTTPCall")).isEqualTo("httpCall");
        assertThat(named("events", "day_off")).isEqualTo("days_off");
        assertThat(named("events", "日")).isEqualTo("日s");
    }

    @Test
    void aWordThatIsOneAndManyIsWhatMostTablesAre() {
        assertThat(named("media", "photo", "users", "orders", "media")).isEqualTo("photos");
        assertThat(named("media", "photo", "user", "order", "media")).isEqualTo("photo");
    }

    @Test
    void noNameIsGivenTwiceNorCutByTheDatabase() {
        assertThat(named("vehicles", "car", "cars")).isEqualTo("cars_vehicles");
        assertThat(named("vehicles", "car", "cars", "cars_vehicles")).isEqualTo("cars_vehicles_2");
        assertThat(named("vehicles", "1")).isEqualTo("vehicles_1");
        assertThat(named("vehicles", "")).isEqualTo("vehicles_blank");
        Naming twice = new Naming(new Schema(List.of()), ObjectName.of("rides"));
        assertThat(twice.table("night bus")).isNotEqualTo(twice.table("night_bus"));
        String longest = named("vehicles", "ü".repeat(60));
        assertThat(longest.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
    }
}
