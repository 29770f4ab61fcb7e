import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { addStage } from '../features/write-stage/use-case.server.ts'
import { stageInput } from '../fixtures.ts'
import { stagesOf } from '../store.server.ts'
import { signalsDue, signalsPart, waitingSignals } from './brief.server.ts'
import { everySignal, listSignals, signalClusters } from './list.server.ts'
import { noteSignal } from './note.server.ts'
import { reviewSignal } from './review.server.ts'
import { nextToReview, readSignal } from './show.server.ts'

let hub: TestHub
let zoe: Id<'Person'>
const today = day('2026-03-02')
const voice = { name: 'voix.ogg', type: 'audio/ogg', content: Buffer.from('OggS....') }

beforeAll(async () => {
  hub = await testHub()
  zoe = must(await addPerson(hub.ctx, { firstName: 'Zoé', lastName: 'Martin', segment: 'inhabitant' })).id
})
afterAll(() => hub.close())

const list = (query: string, ctx = hub.ctx) => listSignals(ctx, new URLSearchParams(query))
const note = async (text: string, more: object = {}) =>
  must(await noteSignal(hub.as('volunteer'), { text, ...more })).id

test('a signal says or shows something; sent twice it is one; who is not of the team notes none', async () => {
  expect(await noteSignal(hub.ctx, {})).toEqual({ ok: false, code: 'nothing_said', field: 'text' })
  expect(await noteSignal(hub.as('member'), { text: 'Essai' })).toMatchObject({ code: 'not_permitted' })
  expect(await noteSignal(hub.ctx, { text: 'x', serviceId: newId<'Service'>() })).toMatchObject({
    code: 'unknown_service',
  })
  expect(await noteSignal(hub.ctx, { text: 'x', personId: newId<'Person'>() })).toMatchObject({
    code: 'unknown_person',
  })
  expect((await list('')).total).toBe(0)
  const idempotencyKey = newId<'Form'>()
  const once = { text: 'On demande les colis le soir', tags: 'Colis, colis, soir', idempotencyKey }
  expect(await noteSignal(hub.ctx, once)).toEqual(await noteSignal(hub.ctx, once))
  must(await noteSignal(hub.ctx, { files: [voice], personId: zoe, fromPath: '/personnes/x?q=Dupont' }))
  const found = await list('')
  expect(found.total).toBe(2)
  expect(found.rows[0]).toMatchObject({ text: '', hasFile: true, state: 'new', fromPath: 'personnes/x' })
  expect(found.rows[1]!.tags.map(({ label }) => label)).toEqual(['Colis', 'soir'])
})

test('found by words and by theme; the committee reads neither names, voices nor whose page it was', async () => {
  expect((await list('q=colis')).total).toBe(1)
  expect((await list('theme=word:colis')).filter.tag?.label).toBe('Colis')
  expect((await list(`theme=person:${zoe}`)).rows[0]!.tags).toMatchObject([{ label: 'Zoé Martin' }])
  const committee = hub.as('committee')
  const [heard] = (await list('', committee)).rows
  expect(heard!.tags).toEqual([])
  expect((await list(`theme=person:${zoe}`, committee)).total).toBe(2)
  expect(await readSignal(committee, heard!.id)).toMatchObject({ files: [], hidden: true, fromPath: null })
  expect((await readSignal(hub.ctx, heard!.id))!.files).toMatchObject([{ type: 'audio/ogg' }])
  expect(await readSignal(await hub.other('voisin'), heard!.id)).toBeNull()
  expect((await list('q=martin')).total).toBe(0)
})

test('the review ends only when none is left, and each gets a word', async () => {
  const ids = [await note('Le banc dehors attire'), await note('On nous prend pour la mairie')]
  expect(await waitingSignals(hub.ctx)).toEqual({ n: 4, oldest: today })
  expect(await reviewSignal(hub.as('treasurer'), ids[0]!, { verdict: 'watch' })).toMatchObject({
    code: 'not_permitted',
  })
  const refused = async (input: Parameters<typeof reviewSignal>[2]) => {
    const answer = await reviewSignal(hub.ctx, ids[0]!, input)
    return answer.ok ? 'ok' : answer.code
  }
  expect(await refused({ verdict: 'aside' })).toBe('words_needed')
  expect(await refused({ verdict: 'watch', reviewOn: today })).toBe('review_in_the_past')
  expect(await refused({ verdict: 'watch', reviewOn: addDays(today, 800) })).toBe('review_too_far')
  expect(await refused({ verdict: 'hypothesis', words: 'Essai' })).toBe('kind_needed')
  expect(await refused({ verdict: 'hypothesis', words: 'Essai', kind: 'viable' })).toBe('no_stage')
  expect((await waitingSignals(hub.ctx)).n).toBe(4)

  must(
    await addStage(hub.ctx, stageInput(hub.ctx, { startsOn: day('2026-02-01'), endsOn: day('2026-04-30') })),
  )
  must(await reviewSignal(hub.ctx, ids[0]!, { verdict: 'watch', reviewOn: addDays(today, 7) }))
  must(
    await reviewSignal(hub.ctx, ids[1]!, { verdict: 'action', words: 'Une affiche « Ici, on vous aide »' }),
  )
  expect(await reviewSignal(hub.ctx, ids[1]!, { verdict: 'aside', words: 'Non' })).toMatchObject({
    code: 'already_treated',
  })
  const words = 'Des habitants viennent chercher un colis après 18 h.'
  const { signal } = await nextToReview(hub.ctx, undefined)
  expect(signal?.text).toContain('colis')
  must(await reviewSignal(hub.ctx, signal!.id, { verdict: 'hypothesis', words, kind: 'desirable' }))
  const last = (await nextToReview(hub.ctx, undefined)).signal!
  must(await reviewSignal(hub.ctx, last.id, { verdict: 'answer', words: 'Zoé rappelée' }))
  expect(await nextToReview(hub.ctx, undefined)).toEqual({ left: 0, signal: null })
  const made = await hub.ctx.read((tx) =>
    tx.execute(sql`SELECT (SELECT count(*)::int FROM trial_hypotheses WHERE text = ${words}) AS hypotheses,
      (SELECT count(*)::int FROM trial_actions) AS actions`),
  )
  expect(made.rows).toEqual([{ hypotheses: 1, actions: 1 }])
  hub.clock.set(new Date('2026-03-09T09:00:00Z'))
  expect((await nextToReview(hub.ctx, undefined)).signal?.id).toBe(ids[0])
  expect(await signalsDue(hub.ctx, 'fr')).toMatchObject([{ kind: 'signal', tone: 'info' }])
})

test('two people who treat one signal at once: one does', async () => {
  const id = await note('Essai à deux')
  const answers = await Promise.all(
    ['Oui', 'Non'].map((words) => reviewSignal(hub.ctx, id, { verdict: 'aside', words })),
  )
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
})

test('themes by week, the part of a gate, and the export', async () => {
  for (const text of ['un', 'deux', 'trois']) await note(text, { tags: 'Lien', personId: zoe })
  const { clusters, weeks } = await signalClusters(hub.ctx)
  expect(weeks).toHaveLength(12)
  expect(clusters[0]).toMatchObject({ label: 'Lien', total: 3, rising: true })
  expect(clusters.some(({ kind }) => kind === 'person')).toBe(false)
  const [stage] = await hub.ctx.read((tx) => stagesOf(tx, hub.ctx.hub.id))
  const part = await signalsPart(hub.ctx, stage!, hub.ctx.today())
  expect(part.lines[0]).toBe('8 signaux notés pendant ce palier.')
  expect(part.tables.map(({ rows }) => rows.length)).toEqual([3, 2])
  expect(JSON.stringify(part)).not.toContain('Martin')
  const exported = []
  for await (const row of everySignal(hub.ctx, new URLSearchParams('etat=new'))) exported.push(row.text)
  expect(exported).toEqual(['trois', 'deux', 'un'])
})

test('what was noted, and what a review said, cannot be written over', async () => {
  for (const table of ['trial_signal_tags', 'trial_signal_reviews'])
    await expect(
      hub.ctx.tx((tx) => tx.execute(sql`UPDATE ${sql.identifier(table)} SET day = day`)),
    ).rejects.toThrow()
})
