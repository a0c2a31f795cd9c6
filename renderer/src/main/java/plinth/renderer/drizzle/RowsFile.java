package plinth.renderer.drizzle;

/** rows.ts: what the functions have in common. */
final class RowsFile {
    private RowsFile() {}

    /** The text behind the header. */
    static final String TEXT = """
        import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
        import type { PgDatabase } from 'drizzle-orm/pg-core'

        /** A database of Drizzle over node-postgres, whatever its schema, or a transaction. */
        // eslint-disable-next-line @typescript-eslint/no-explicit-any
        export type Db = PgDatabase<NodePgQueryResultHKT, any, any>

        /** What makes a value of what node-postgres reads: a column of a table does. */
        export interface Decoder {
          mapFromDriverValue(value: never): unknown
        }

        /** For a bigint that is no column's. */
        export const int8: Decoder = { mapFromDriverValue: (value: string) => BigInt(value) }

        /** Returns what a document is sent as; NULL of the database for null. */
        export function json(value: unknown): string | null {
          return value === null || value === undefined ? null : JSON.stringify(value)
        }

        /** Returns rows, as node-postgres reads them, as the columns have them. */
        export function read<Row>(
          rows: readonly Record<string, unknown>[],
          decoders: readonly (readonly [keyof Row & string, Decoder])[],
        ): Row[] {
          return rows.map((row) => {
            const out: Record<string, unknown> = { ...row }
            for (const [name, decoder] of decoders) {
              if (out[name] !== null) out[name] = decoder.mapFromDriverValue(out[name] as never)
            }
            return out as Row
          })
        }
        """;
}
