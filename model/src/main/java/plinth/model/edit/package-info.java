/**
 * What can be done to a schema: a closed vocabulary of edits, and what each makes of the schema. It knows nothing of text; how an edit changes
 * the text is the renderer's to say, and both must agree.
 */
@NullMarked
package plinth.model.edit;

import org.jspecify.annotations.NullMarked;
