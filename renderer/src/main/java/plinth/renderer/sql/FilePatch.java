package plinth.renderer.sql;

import plinth.model.text.Patch;

/** A patch in one of a reading's files. */
public record FilePatch(int file, Patch patch) {}
