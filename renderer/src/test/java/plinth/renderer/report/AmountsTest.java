package plinth.renderer.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountsTest {
    @Test
    void amountsAreReadAsPeopleWriteThem() {
        assertThat(Amounts.bytes("16 GiB")).hasValue(16L << 30);
        assertThat(Amounts.bytes("16GB")).hasValue(16L << 30);
        assertThat(Amounts.bytes(" 1.5t ")).hasValue(3L << 39);
        assertThat(Amounts.bytes(Figures.amount(64L << 30))).hasValue(64L << 30);
        for (String wrong : new String[] {"", "16", "GB", "1 KB", "2000 TB", "-4 GB", "4 apples"}) {
            assertThat(Amounts.bytes(wrong)).as(wrong).isEmpty();
        }
    }
}
