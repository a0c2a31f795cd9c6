/**
 * Any database that JDBC reaches, as a schema that PostgreSQL takes: read by SchemaCrawler (SQLite from the SQL that it keeps of itself), types mapped,
 * expressions translated where that is certain. What is not carried over is named. The only room with SchemaCrawler.
 */
@NullMarked
package plinth.database.jdbc;

import org.jspecify.annotations.NullMarked;
