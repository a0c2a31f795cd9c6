// What a client does with the export of samples/events; prints a line for each finding that the test wants.
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import * as schema from './events/schema.js'
import type { Event, NewEvent } from './events/schema.js'
import type { Db } from './events/rows.js'
import { violation } from './events/constraints.js'
import * as users from './events/queries/users.js'
import * as clients from './events/queries/clients.js'
import * as events from './events/queries/events.js'

export async function refused(db: Db): Promise<void> {
  // @ts-expect-error the database makes the key
  await db.insert(schema.users).values({ id: 1n, email: 'a@b', name: 'A' })
  // @ts-expect-error a name cannot be NULL
  await db.insert(schema.users).values({ email: 'a@b', name: null })
  // @ts-expect-error there is no such kind
  await db.update(schema.events).set({ kind: 'party' })
  // @ts-expect-error there is no such column
  await db.select({ phone: schema.users.phone }).from(schema.users)
  // @ts-expect-error a client cannot be left out
  await events.createAppointment(db, { user_id: 1n, starts_at: '', ends_at: '', location: null, notes: null })
  // @ts-expect-error a kind must be told
  const none: NewEvent = { user_id: 1n, starts_at: '', ends_at: '' }
  const row = await events.getEventWithDetails(db, { id: 1n })
  if (row?.kind === 'launch') {
    // @ts-expect-error a launch has no client
    row.appointment_client_id.toString()
    row.launch_product_id.toString()
  }
  // @ts-expect-error it may be of another kind
  row?.launch_product_id.toString()
  // @ts-expect-error a time is text
  const at: Date | undefined = row?.starts_at
  void [none, at]
}

const db = drizzle(process.argv[2] ?? '', { schema })
const say = (what: string, value: unknown): void =>
  console.log(what + ': ' + JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v)))

const user = await users.createUser(db, { email: 'a@b', name: 'A', created_at: '2026-01-01 00:00:00.123456+00' })
const client = await clients.createClient(db, { name: 'C', email: null })
if (!user || !client) throw new Error('nothing was made')
say('user', [user.id, user.created_at])
const made = await db.transaction((tx) =>
  events.createAppointment(tx, {
    user_id: user.id, starts_at: new Date('2026-01-01T10:00:00Z'), ends_at: '2026-01-01T11:00:00Z', client_id: client.id, location: 'here', notes: null,
  }))
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
say('several', (await clients.listClientsByIDs(db, { ids: [client.id, 2, '3'] })).map((c) => c.name))
say('counted', await events.countEventsByKind(db))
// What the builder reads is what the functions read.
const built: Event | undefined = (await db.select().from(schema.events).where(eq(schema.events.id, made.event_id)))[0]
say('same', JSON.stringify([built?.id, built?.starts_at].map(String)) === JSON.stringify([made.event_id, (await events.getEvent(db, { id: made.event_id }))?.starts_at].map(String)))
say('related', (await db.query.users.findFirst({ columns: { email: true } }))?.email)
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
  await db.update(schema.users).set({ name: null as unknown as string })
} catch (e) {
  say('violation', violation(e))
}
say('no violation', violation(new Error('x')) === undefined)
say('deleted', await events.deleteEvent(db, { id: made.event_id }))
await db.$client.end()
