import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { addGrant, addInstalment, moveGrant } from '#modules/funding/index.server.ts'
import { recordOperation } from '#modules/money/index.server.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import { givenStage } from '#modules/trial/fixtures.ts'
import { stagesNow } from '#modules/trial/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { trialCalendar } from './calendar.server.ts'
import { stagesDue } from './due.server.ts'
import { addStep, markStep, moveStep, setStepRemoved } from './legal.server.ts'
import { nextPart, stagesPart } from './parts.server.ts'
import { refreshStageWatch } from './watch.server.ts'

let hub: TestHub
let stageId: Id<'Stage'>
/** A stage of 5000 € that spent 1600 and lost 1600, cash of 400, and a grant whose last 700 are due within its days. */
beforeAll(async () => {
  hub = await testHub()
  const { ctx } = hub
  stageId = await givenStage(ctx)
  await givenStage(ctx, {
    ...{ name: 'Plus grand', startsOn: day('2026-04-01'), endsOn: day('2026-09-30') },
    ...{ budget: cents(400_000), volunteerHours: 200 },
  })
  const record = async (kind: 'rent' | 'opening-bank', euros: number) =>
    must(await recordOperation(ctx, { kind, amount: cents(euros * 100), day: ctx.today(), label: kind }))
  await record('opening-bank', 2000)
  await record('rent', 1600)
  const kind = 'local-authority' as const
  const town = must(await addOrganisation(ctx, { name: 'Mairie', kind, siret: undefined })).id
  const { id } = must(
    await addGrant(ctx, {
      ...{ organisationId: town, name: 'Amorçage', kind: 'grant', amount: cents(100_000) },
      ...{ startsOn: day('2026-01-01'), endsOn: day('2026-03-15'), reportOn: day('2026-03-20') },
    }),
  )
  must(await moveGrant(ctx, id, 'grant'))
  must(await addInstalment(ctx, id, { amount: cents(70_000), dueOn: day('2026-02-20') }))
  // A part knows what was written before its instant.
  hub.clock.set(new Date(hub.clock.now().getTime() + 60_000))
})
afterAll(() => hub.close())

test('each stage says what it has still to pay, with which money, and until when money covers it', async () => {
  const { financing, stages, grants } = await trialCalendar(hub.ctx)
  expect(financing).toMatchObject([
    {
      ...{ id: stageId, need: 340_000, available: 40_000, expected: 70_000, late: 70_000, own: 0 },
      ...{ gap: 230_000, left: 0, coveredUntil: '2026-03-15' },
    },
    { need: 400_000, available: 0, expected: 0, gap: 400_000, coveredUntil: null },
  ])
  expect([stages.length, grants.length]).toEqual([2, 1])
})

test('the parts of a gate hold the means used, the next ones and the money, in words', async () => {
  const [stage] = await stagesNow(hub.ctx)
  const means = await stagesPart(hub.ctx, stage!, hub.ctx.today())
  expect(means.key).toBe('means')
  expect(means.lines.join(' ')).toContain('Stop-perte')
  expect(means.tables[0]?.rows.map((row) => row[0])).toContain('Heures bénévoles')
  const next = await nextPart(hub.ctx, stage!, hub.ctx.today())
  expect(next.lines.join(' ')).toContain('Plus grand')
  expect(next.lines.join(' ')).toContain('baissent')
  expect(next.tables).toHaveLength(2)
  const last = (await stagesNow(hub.ctx)).at(-1)!
  expect((await nextPart(hub.ctx, last, hub.ctx.today())).lines).toEqual([
    'Le palier suivant n’est pas encore écrit.',
  ])
})

test('what asks for something now is said: stop-loss, late money, a report and a late step', async () => {
  await refreshStageWatch(hub.ctx, hub.db)
  must(await addStep(hub.ctx, { name: 'SIRET', targetOn: day('2026-02-27') }))
  const dues = await stagesDue(hub.ctx, 'fr')
  expect(dues.map(({ kind, tone, day }) => [kind, tone, day])).toEqual([
    ['money', 'danger', null],
    ['money', 'warn', '2026-02-20'],
    ['stage', 'warn', '2026-02-27'],
  ])
  expect((await stagesDue(hub.ctx, 'en'))[0]?.text).toContain('Stop-loss')
  expect(await stagesDue(hub.as('desk'), 'fr')).toEqual([])
})

test('a legal step stands once, is done on a day that has come, moved, removed and put back', async () => {
  const { id } = must(await addStep(hub.ctx, { name: 'Agrément ESUS', targetOn: day('2026-09-01') }))
  expect(await addStep(hub.ctx, { name: 'agrément esus', targetOn: day('2027-01-01') })).toEqual({
    ...{ ok: false, code: 'step_known', field: 'name' },
  })
  expect(await markStep(hub.ctx, id, addDays(hub.ctx.today(), 1))).toMatchObject({ code: 'done_in_future' })
  must(await markStep(hub.ctx, id, hub.ctx.today()))
  must(await markStep(hub.ctx, id, null))
  must(await moveStep(hub.ctx, id, day('2026-12-01')))
  const steps = async () => (await trialCalendar(hub.ctx)).steps
  expect((await steps()).find((one) => one.id === id)).toMatchObject({ doneOn: null, targetOn: '2026-12-01' })
  must(await setStepRemoved(hub.ctx, id, true))
  expect((await steps()).some((one) => one.id === id)).toBe(false)
  must(await setStepRemoved(hub.ctx, id, false))
  expect(await markStep(hub.as('committee'), id, hub.ctx.today())).toMatchObject({ code: 'not_permitted' })
  expect(await markStep(await hub.other('voisin'), id, null)).toMatchObject({ code: 'not_found' })
})
