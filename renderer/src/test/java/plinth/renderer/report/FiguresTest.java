package plinth.renderer.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void figuresHaveThreeDigitsAndAUnit() {
        assertThat(Figures.count(999)).isEqualTo("999");
        assertThat(Figures.count(10_000_000)).isEqualTo("10\u00a0M");
        assertThat(Figures.count(1_536)).isEqualTo("1.54\u00a0k");
        assertThat(Figures.count(999_999)).isEqualTo("1\u00a0M");
        assertThat(Figures.bytes(225)).isEqualTo("225\u00a0B");
        assertThat(Figures.bytes(2.48 * 1024 * 1024 * 1024)).isEqualTo("2.48\u00a0GiB");
        assertThat(Figures.bytes(1005.0 * 1024 * 1024)).isEqualTo("0.981\u00a0GiB");
        assertThat(Figures.bytes(2.2 * 1024 * 1024 * 1024)).isEqualTo("2.20\u00a0GiB");
        assertThat(Figures.amount(16.0 * 1024 * 1024 * 1024)).isEqualTo("16\u00a0GiB");
        assertThat(Figures.roughly(76_312_000)).isEqualTo("76\u00a0M");
        assertThat(Figures.cost(8.3)).isEqualTo("8.30");
        assertThat(Figures.cost(99.97)).isEqualTo("100");
        assertThat(Figures.cost(8.4512)).isEqualTo("8.45");
        assertThat(Figures.cost(147_692.76)).isEqualTo("147,693");
        assertThat(Figures.cost(14_437_000)).isEqualTo("14.4\u00a0M");
        assertThat(Figures.percent(0.6)).isEqualTo("60\u00a0%");
        assertThat(Figures.times(27.2)).isEqualTo("27\u00d7");
        assertThat(Figures.times(1 / 4.3)).isEqualTo("4.3\u00d7");
        assertThat(Figures.even(100, 109)).isTrue();
        assertThat(Figures.even(100, 111)).isFalse();
    }

    @Test
    void figuresSideBySideShareTheUnitOfTheGreatest() {
        double mebibyte = 1024 * 1024;
        assertThat(Figures.bytes(980 * mebibyte, 1526 * mebibyte)).isEqualTo("0.957\u00a0GiB");
        assertThat(Figures.cost(5_110_000, 20_700_000)).isEqualTo("5.11\u00a0M");
        assertThat(Figures.cost(52_095, 208_489)).isEqualTo("52,095");
    }
}
