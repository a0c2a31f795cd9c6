package plinth.project;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many rows a table has or is meant to have.
 *
 * @param rows rows of the table; of a family, of its base
 * @param mix of a family, each kind's share by the discriminator's value; empty when nobody said
 */
public record Volume(long rows, Map<String, Double> mix) {
    public Volume {
        mix = Collections.unmodifiableMap(new TreeMap<>(mix));
    }
}
