// What node-postgres makes of each type of audit.dates, against what the export says of it; prints what differs.
import { readFileSync } from 'node:fs'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './odd/database.js'
import { violation } from './odd/constraints.js'
import * as accounts from './odd/queries/user_accounts.js'
import * as promises from './odd/queries/odd_schema_promise.js'

const pool = new pg.Pool({ connectionString: process.argv[2] })
const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })

const values: Record<string, string> = {
  int2: '1', int8: '2', real: '1.5', numeric: '2.50', bool: 'true', text: 'x', char: 'abc', varchar: 'v', bytea: '\\x01', date: '2026-01-02',
  timestamp: '2026-01-02 03:04:05', timestamptz: '2026-01-02 03:04:05+00', time: '03:04', interval: '1 day', json: '{"a":1}', jsonb: '{"a":1}',
  uuid: '00000000-0000-0000-0000-000000000001', inet: '10.0.0.1', cidr: '10.0.0.0/8', macaddr: '08:00:2b:01:02:03', range: '[2026-01-01,2026-01-02)',
  money: '1.00', bits: '101', vector: 'a', xml: '<a/>', point: '(1,2)', circle: '<(1,2),3>', pair: '(1,x)', color: 'red', numrange: '[1,2)', oid: '7',
}

function kind(v: unknown): string {
  if (v === null) return 'null'
  if (Array.isArray(v)) return kind(v[0]) + '[]'
  if (v instanceof Date) return 'Date'
  if (v instanceof Uint8Array) return 'Uint8Array'
  if (typeof v === 'object' && 'radius' in v) return 'Circle'
  if (typeof v === 'object' && 'x' in v) return 'Point'
  if (typeof v === 'object' && 'toPostgres' in v) return 'Interval'
  return typeof v === 'object' ? 'JsonValue' : typeof v
}

const said = new Map<string, string>()
for (const line of readFileSync('odd/database.ts', 'utf8').split('\n')) {
  const m = /^ {2}([av]_\w+): (?:ColumnType<)?([\w[\]]+)/.exec(line)
  if (m?.[1] && m[2]) said.set(m[1], m[2] === 'OddSchemaColor' ? 'string' : m[2])
}
for (const [column, type] of said) {
  const text = values[column.slice(2)] ?? ''
  const quoted = '"' + text.replace(/["\\]/g, '\\$&') + '"'
  const { rows } = await pool.query<Record<string, unknown>>(
    `INSERT INTO audit.dates (tenant, seq, ${column}) VALUES (gen_random_uuid(), 1, $1) RETURNING ${column}`,
    [column.startsWith('a_') ? '{' + quoted + '}' : text],
  )
  const is = kind(rows[0]?.[column])
  if (is !== type) console.log(`${column} is ${is}, said is ${type}`)
}
console.log('columns: ' + said.size)

const a = await accounts.createUserAccount(db, {
  e_mail: 'a@b', class: 'a`b${c}\\d', constructor: 1, mood: 'ha`p${p}y', moods: ['sad', "it's ok"], tags: ['a,b', '"c"'], ünïcode: 'ü',
  doc: JSON.stringify([1, { a: null }]), size: 4,
})
console.log(JSON.stringify([a?.class, a?.constructor, a?.mood, a?.moods, a?.tags, a?.['e-mail'], a?.ünïcode, a?.doc, a?.doubled]))
for (const refused of [
  () => db.updateTable('User Accounts').set('size', -1).execute(),
  () => db.updateTable('User Accounts').set('e-mail', 'x').execute(),
]) {
  try {
    await refused()
  } catch (e) {
    console.log(JSON.stringify(violation(e)))
  }
}
try {
  await promises.createOddSchemaPromise(db, { tenant: null, seq: null, sql: 'db', db: '', params: '', a_b: '', x_as_y: 1, quo_te: '"' })
} catch (e) {
  console.log(JSON.stringify(violation(e)))
}
const p = await promises.createOddSchemaPromise(db, { tenant: null, seq: null, sql: 'x', db: 'd', params: 'p', a_b: 'ab', x_as_y: 1, quo_te: 'q"' })
console.log(JSON.stringify([p?.db, p?.['a.b'], p?.['x as y'], p?.['quo"te'], (await promises.getOddSchemaPromiseBySql(db, { sql: 'X' }))?.id === p?.id]))
console.log(String(await promises.createOddSchemaPromises(db, Array.from({ length: 12000 }, (_, i) => ({ sql: 'n' + i, params: null })))))
await db.destroy()
