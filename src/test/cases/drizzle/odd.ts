// What the functions and the builder make of each type of audit.dates: the same, and what the columns say; prints what differs.
import { is, sql } from 'drizzle-orm'
import { PgColumn } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/node-postgres'
import * as schema from './odd/schema.js'
import { violation } from './odd/constraints.js'
import * as accounts from './odd/queries/user_accounts.js'
import * as dates from './odd/queries/audit_dates.js'
import * as promises from './odd/queries/odd_schema_promise.js'

const db = drizzle(process.argv[2] ?? '')
const text = (value: unknown): string => JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v))

const values: Record<string, string> = {
  int2: '1', int8: '2', real: '1.5', numeric: '2.50', bool: 'true', text: 'x', char: 'abc', varchar: 'v', bytea: '\\x01', date: '2026-01-02',
  timestamp: '2026-01-02 03:04:05', timestamptz: '2026-01-02 03:04:05+00', time: '03:04', interval: '1 day', json: '{"a":1}', jsonb: '{"a":1}',
  uuid: '00000000-0000-0000-0000-000000000001', inet: '10.0.0.1', cidr: '10.0.0.0/8', macaddr: '08:00:2b:01:02:03', range: '[2026-01-01,2026-01-02)',
  money: '1.00', bits: '101', vector: 'a', xml: '<a/>', point: '(1,2)', circle: '<(1,2),3>', pair: '(1,x)', color: 'red', numrange: '[1,2)', oid: '7',
}

let columns = 0
for (const [name, column] of Object.entries(schema.auditDates)) {
  if (!is(column, PgColumn) || !/^[av]_/.test(name)) continue
  columns++
  const value = values[name.slice(2)] ?? ''
  const given = name.startsWith('a_') ? '{"' + value.replace(/["\\]/g, '\\$&') + '"}' : value
  await db.execute(sql`DELETE FROM audit.dates`)
  await db.execute(sql`INSERT INTO audit.dates (tenant, seq, ${sql.identifier(name)}) VALUES (${values['uuid']}, 1, ${given})`)
  const built = (await db.select().from(schema.auditDates))[0]
  const read = await dates.getAuditDate(db, { tenant: String(values['uuid']), seq: 1 })
  if (text(built) !== text(read)) console.log(`${name}: the builder reads ${text(built)}, the function ${text(read)}`)
  // What was read can be written again.
  const { at, ...rest } = read ?? { at: '', tenant: '', seq: 0 }
  await db.insert(schema.auditDates).values({ ...rest, seq: 2 })
  const again = (await db.execute<{ same: boolean }>(
    sql`SELECT a.${sql.identifier(name)}::text = b.${sql.identifier(name)}::text AS same FROM audit.dates a, audit.dates b WHERE a.seq = 1 AND b.seq = 2`,
  )).rows[0]
  if (!at || !again?.same) console.log(`${name} is not what was written: ${text(rest)}`)
}
console.log('columns: ' + columns)

const a = await accounts.createUserAccount(db, {
  e_mail: 'a@b', class: 'a`b${c}\\d', constructor: 1, mood: 'ha`p${p}y', moods: ['sad', "it's ok"], tags: ['a,b', '"c"'], ünïcode: 'ü',
  doc: [1, { a: null }], size: 4,
})
console.log(text([a?.class, a?.constructor, a?.mood, a?.moods, a?.tags, a?.['e-mail'], a?.ünïcode, a?.doc, a?.doubled]))
for (const refused of [
  () => db.update(schema.userAccounts).set({ size: -1, constructor: 1 }),
  () => db.update(schema.userAccounts).set({ 'e-mail': 'x', constructor: 1 }),
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
console.log(text([p?.db, p?.['a.b'], p?.['x as y'], p?.['quo"te'], (await promises.getOddSchemaPromiseBySql(db, { sql: 'X' }))?.id === p?.id]))
console.log(String(await promises.createOddSchemaPromises(db, Array.from({ length: 12000 }, (_, i) => ({ sql: 'n' + i, params: null })))))
await db.$client.end()
