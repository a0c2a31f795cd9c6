/**
 * Text as it stands in a file: characters, tokens, statements, places and patches. It knows how each dialect writes words, strings and
 * comments, and nothing of what they mean.
 *
 * <p>A {@link plinth.model.text.Script} cuts a text into {@link plinth.model.text.Statement}s whose concatenation is the text again, so what
 * nobody touches keeps its bytes.
 */
@NullMarked
package plinth.model.text;

import org.jspecify.annotations.NullMarked;
