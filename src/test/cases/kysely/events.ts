// What a client does with the export of samples/events; prints a line for each finding that the test wants.
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database, NewEvent } from './events/database.js'
import { violation } from './events/constraints.js'
import * as users from './events/queries/users.js'
import * as clients from './events/queries/clients.js'
import * as events from './events/queries/events.js'

export async function refused(db: Kysely<Database>): Promise<void> {
  // @ts-expect-error the database makes the key
  await db.insertInto('users').values({ id: 1, email: 'a@b', name: 'A' }).execute()
  // @ts-expect-error a name cannot be NULL
  await db.insertInto('users').values({ email: 'a@b', name: null }).execute()
  // @ts-expect-error there is no such kind
  await db.updateTable('events').set({ kind: 'party' }).execute()
  // @ts-expect-error there is no such column
  await db.selectFrom('users').select('phone').execute()
  // @ts-expect-error a client cannot be left out
  await events.createAppointment(db, { user_id: 1, starts_at: '', ends_at: '', location: null, notes: null })
  // @ts-expect-error a kind must be told
  const none: NewEvent = { user_id: 1, starts_at: '', ends_at: '' }
  const row = await events.getEventWithDetails(db, { id: 1 })
  if (row?.kind === 'launch') {
    // @ts-expect-error a launch has no client
    row.appointment_client_id.length
    row.launch_product_id.length
  }
  // @ts-expect-error it may be of another kind
  row?.launch_product_id.length
  void none
}

const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: process.argv[2] }) }) })
const say = (what: string, value: unknown): void =>
  console.log(what + ': ' + JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v)))

const user = await users.createUser(db, { email: 'a@b', name: 'A', created_at: null })
const client = await clients.createClient(db, { name: 'C', email: null })
if (!user || !client) throw new Error('nothing was made')
say('user', [user.id, user.created_at instanceof Date])
const made = await events.createAppointment(db, {
  user_id: user.id, starts_at: new Date('2026-01-01T10:00:00Z'), ends_at: '2026-01-01T11:00:00Z', client_id: client.id, location: 'here', notes: null,
})
await events.createDayOff(db, { user_id: user.id, starts_at: '2026-01-02', ends_at: '2026-01-03', reason: null, paid: true })
const feed = await events.listEventFeed(db, { user_id: user.id, page_size: 10 })
for (const e of feed) {
  switch (e.kind) {
    case 'appointment': say('appointment', [e.appointment_client_id, e.appointment_location, e.day_off_paid]); break
    case 'day_off': say('day off', [e.day_off_paid, e.appointment_client_id]); break
    case 'launch': say('launch', e.launch_product_id); break
  }
}
const last = feed[0]
if (!last || !made) throw new Error('the feed is empty')
say('before', (await events.listEventFeedBefore(db, { user_id: user.id, before_starts_at: last.starts_at, before_id: last.id, page_size: 10 })).length)
say('converted', (await events.convertToDayOff(db, { id: made.event_id, reason: 'ill', paid: false })) !== undefined)
say('patched', (await users.patchUser(db, { id: user.id, name: 'B' }))?.name)
say('many', await clients.createClients(db, [{ name: 'D' }, { name: 'E', email: 'e@x' }]))
say('several', (await clients.listClientsByIDs(db, { ids: [client.id, 2, 3n] })).map((c) => c.name))
try {
  await users.createUser(db, { email: 'a@b', name: 'A', created_at: null })
} catch (e) {
  const v = violation(e)
  if (v?.kind === 'unique' && v.constraint === 'users_email_key') say('violation', v.columns[0])
}
try {
  await events.createAppointment(db, { user_id: 99, starts_at: '2026-01-01', ends_at: '2026-01-02', client_id: client.id, location: null, notes: null })
} catch (e) {
  const v = violation(e)
  if (v?.kind === 'foreign_key') say('violation', [v.constraint, v.references])
}
try {
  await db.updateTable('users').set({ name: null as unknown as string }).execute()
} catch (e) {
  say('violation', violation(e))
}
say('no violation', violation(new Error('x')) === undefined)
say('deleted', await events.deleteEvent(db, { id: made.event_id }))
await db.destroy()
