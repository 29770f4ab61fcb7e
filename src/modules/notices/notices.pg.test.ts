import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addPerson, listRenewals, recordMembership } from '#modules/people/index.server.ts'
import { type Ctx, createCtx } from '#platform/context/ctx.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { restoreTemplate, rewriteTemplate } from './features/keep-templates/use-case.server.ts'
import { everyNotice, listNotices } from './features/list-notices/query.server.ts'
import { tellMembers } from './features/tell-members/use-case.server.ts'
import { notify } from './notify.server.ts'
import { resendNotices, sayNotices } from './say.server.ts'
import { changeNotice } from './store.server.ts'
import { noticesToSay } from './to-say.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const add = async (ctx: Ctx, lastName: string, contact: object = {}) =>
  must(await addPerson(ctx, { lastName, segment: 'inhabitant', ...contact })).id
const tell = async (ctx: Ctx, personId: Id<'Person'>, number = 'D1') =>
  (await notify(ctx, {
    template: 'request-received',
    to: { personId },
    data: { number, service: 'Courses' },
    subjectKind: 'request',
    subjectId: number,
  }))!.id
const list = async (ctx: Ctx, search: string) => await listNotices(ctx, new URLSearchParams(search))
const names = async (ctx: Ctx, search: string) => (await list(ctx, search)).rows.map((row) => row.name)
const by = (change: object) => (tx: Parameters<typeof changeNotice>[0], ctx: Ctx, id: Id<'Notice'>) =>
  changeNotice(tx, ctx.hub.id, id, ['waiting', 'to-say'], change)

test('the log is searched, filtered and paged without a hole, the newest first', async () => {
  const ctx = await hub.other('journal')
  const zoe = await add(ctx, 'Zoé', { email: 'zoe@exemple.fr' })
  const paul = await add(ctx, 'Paul')
  await tell(ctx, paul)
  for (let i = 0; i < 52; i++) await tell(ctx, zoe, `D${i}`)
  const first = await list(ctx, 'q=zoe')
  expect([first.rows.length, first.total]).toEqual([50, 52])
  const second = await list(ctx, first.next!)
  expect(second.rows).toHaveLength(2)
  expect((await list(ctx, second.previous!)).rows).toEqual(first.rows)
  expect(await names(ctx, 'etat=a-dire')).toEqual(['Paul'])
  expect(await names(ctx, `personne=${paul}`)).toEqual(['Paul'])
  expect(await names(ctx, 'sujet=request:D7')).toEqual(['Zoé'])
  expect(await names(ctx, 'moyen=text')).toEqual([])
  const all = []
  for await (const row of everyNotice(ctx, new URLSearchParams())) all.push(row)
  expect(all).toHaveLength(53)
  expect(JSON.stringify(all)).not.toContain('link')
})

test('said is said once, by whom; what is being carried is not', async () => {
  const ctx = await hub.other('dire')
  const [voice, mail] = [
    await tell(ctx, await add(ctx, 'Voix')),
    await tell(ctx, await add(ctx, 'Mail', { email: 'a@b.fr' })),
  ]
  expect(must(await sayNotices(ctx, [voice, mail])).done).toBe(1)
  expect(must(await sayNotices(ctx, [voice, mail])).done).toBe(0)
  expect((await list(ctx, 'etat=said')).rows).toMatchObject([{ name: 'Voix', toldBy: ctx.actor.name }])
  expect(must(await sayNotices(await hub.other('voisin'), [mail])).done).toBe(0)
})

test('what failed is sent again as a new message of the outbox; what waits for a voice is not', async () => {
  const ctx = await hub.other('renvoi')
  const mail = await tell(ctx, await add(ctx, 'Mail', { email: 'a@b.fr' }))
  const voice = await tell(ctx, await add(ctx, 'Voix'))
  await ctx.tx((tx) => by({ state: 'failed', attempts: 7, failure: 'EENVELOPE 550' })(tx, ctx, mail))
  expect(await names(ctx, 'etat=a-dire')).toEqual(['Voix', 'Mail'])
  expect(await noticesToSay(ctx, 1)).toMatchObject({ n: 2, first: [{ name: 'Mail', way: 'email' }] })
  const other = createCtx({ db: hub.db, hub: ctx.hub, clock: hub.clock, actor: hub.as('treasurer').actor })
  expect(await noticesToSay(other)).toEqual({ n: 0, first: [] })
  expect(must(await resendNotices(ctx, [mail, voice])).done).toBe(1)
  expect((await list(ctx, 'etat=waiting')).rows).toMatchObject([{ name: 'Mail', attempts: 0, failure: null }])
})

test('the words of the hub are checked, kept by language, and given back', async () => {
  const ctx = await hub.other('mots')
  const id = await add(ctx, 'Zoé', { email: 'zoe@exemple.fr' })
  const words = { subject: 'Demande {numéro}', body: 'Reçue, {nom}.', short: 'Reçue.' }
  must(await rewriteTemplate(ctx, 'request-received', 'fr', words))
  await tell(ctx, id)
  expect((await list(ctx, '')).rows[0]!.subject).toBe('Demande D1')
  expect(await rewriteTemplate(ctx, 'request-received', 'en', words)).toMatchObject({
    code: 'unknown_placeholder',
  })
  must(await restoreTemplate(ctx, 'request-received', 'fr'))
  await tell(ctx, id)
  expect((await list(ctx, '')).rows[0]!.subject).toContain('Nous avons bien reçu')
})

test('members are told once that their membership ends, each by their own way', async () => {
  const ctx = await hub.other('adhesions')
  const member = async (name: string, contact: object = {}) => {
    const terms = { startsOn: day('2025-04-01'), endsOn: day('2026-03-31'), fee: cents(1200) }
    return must(await recordMembership(ctx, { personId: await add(ctx, name, contact), ...terms })).id
  }
  const ids = [await member('Mail', { email: 'a@b.fr', phone: '0476000000' }), await member('Voix')]
  const both = await Promise.all([tellMembers(ctx, ids), tellMembers(ctx, ids)]).then((all) => all.map(must))
  expect(both.map((one) => one.sent + one.toSay).sort()).toEqual([0, 2])
  expect(must(await tellMembers(ctx, ids))).toEqual({ sent: 0, toSay: 0 })
  const told = (await listRenewals(ctx, new URLSearchParams('avis=faits'))).rows
  expect(Object.fromEntries(told.map((row) => [row.person.lastName, row.toldBy]))).toEqual({
    Mail: 'email',
    Voix: null,
  })
  expect((await list(ctx, 'modele=membership-renewal')).total).toBe(2)
})

test('who may not is refused, and nothing is told', async () => {
  const ctx = hub.as('treasurer')
  const id = await tell(hub.ctx, await add(hub.ctx, 'Refus'))
  expect(await sayNotices(ctx, [id])).toMatchObject({ code: 'not_permitted' })
  expect(await resendNotices(ctx, [id])).toMatchObject({ code: 'not_permitted' })
  expect(await restoreTemplate(hub.as('desk'), 'mention', 'fr')).toMatchObject({ code: 'not_permitted' })
  const terms = { startsOn: day('2025-04-01'), endsOn: day('2026-03-31'), fee: cents(1) }
  const membership = must(
    await recordMembership(hub.ctx, { personId: await add(hub.ctx, 'Membre'), ...terms }),
  )
  expect(await tellMembers(ctx, [membership.id])).toMatchObject({ code: 'not_permitted' })
  expect((await list(hub.ctx, 'modele=membership-renewal')).total).toBe(0)
})
