package plinth.project;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that is to be written.
 *
 * @param before the checksum that it must have at that time; nothing when it must not be there
 */
record FileChange(Path path, Optional<String> before, Bytes bytes) {
    /** Bytes that nobody changes. */
    static final class Bytes {
        private final byte[] value;

        Bytes(byte[] value) {
            this.value = value.clone();
        }

        byte[] value() {
            return value.clone();
        }

        String checksum() {
            return Checksums.of(value);
        }
    }
}
