package plinth.project;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What is in a file that an export writes. */
public sealed interface Content {
    /** Text, all lines ending in {@code \n}. */
    record Text(String text) implements Content {}

    /** Bytes that nobody changes: a picture, or what stands where one is to be written. */
    final class Binary implements Content {
        private final byte[] bytes;

        public Binary(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        /** Returns {@code text} in UTF-8. */
        public static Binary of(String text) {
            return new Binary(text.getBytes(StandardCharsets.UTF_8));
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        public int size() {
            return bytes.length;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Binary p && Arrays.equals(bytes, p.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
