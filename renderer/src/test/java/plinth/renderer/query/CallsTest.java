package plinth.renderer.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        now()                                      ~ now
        'T-' || md5(random()::text)                ~ md5 random
        1 + CURRENT_DATE                           ~ current_date
        pg_catalog.nextval('s'::regclass)          ~ nextval
        "My".Fn (1)                                ~ fn
        session_user                               ~ session_user
        COALESCE(NULL, now())                      ~ now
        'now()'                                    ~ ``
        ('x')::character varying(10)               ~ ``
        'x'::pg_catalog.varchar(10)                ~ ``
        CAST(1 AS numeric(5, 2))                   ~ ``
        (ARRAY[1, 2])                              ~ ``
        "user" + (1)                               ~ ``
        '2026-01-01'::date + 1                     ~ ``
        """)
    void namesWhatIsCalled(String expression, String calls) {
        assertThat(String.join(" ", Calls.in(expression))).isEqualTo(calls);
    }
}
