import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { readAnalytics } from '#modules/money/features/read-analytics/query.server.ts'
import { recordOperation, reverseOperation } from '#modules/money/index.server.ts'
import { givenStage } from '#modules/trial/fixtures.ts'
import { stagesNow, trialBrief } from '#modules/trial/index.server.ts'
import { createAccount, giveRole } from '#platform/session/accounts.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { changeStage } from '../features/write-stage/use-case.server.ts'
import { stageInput } from '../fixtures.ts'
import { figuresOf } from './figures.server.ts'
import { refreshStageWatch } from './watch.server.ts'

let hub: TestHub
beforeEach(async () => {
  hub = await testHub()
})
afterEach(() => hub.close())

const record = async (kind: 'rent' | 'services' | 'grant', euros: number, daysAgo = 0) =>
  must(
    await recordOperation(hub.ctx, {
      ...{ kind, amount: cents(euros * 100), label: kind },
      day: addDays(hub.ctx.today(), -daysAgo),
    }),
  )
const notices = async () =>
  (
    await hub.ctx.read((tx) =>
      tx.execute<{ template: string; address: string }>(
        'SELECT template, address FROM notices WHERE hub_id IS NOT NULL ORDER BY template',
      ),
    )
  ).rows.map((row) => `${row.template} ${row.address}`)
const coordinator = async () => {
  const who = { name: 'Claire', email: 'claire@exemple.fr', password: 'un-mot-de-passe' }
  const { userId } = must(await createAccount(hub.db, { ...who, at: hub.clock.now() }))
  await giveRole(hub.ctx, userId, 'coordinator')
}

test('spending and loss count the days of the stage, in the books', async () => {
  await givenStage(hub.ctx)
  await record('rent', 700, 8)
  await record('rent', 900)
  await record('services', 300, 1)
  const [stage] = await stagesNow(hub.ctx)
  expect(await figuresOf(hub.ctx, stage!, hub.ctx.today())).toMatchObject({
    spent: 90_000,
    income: 30_000,
    loss: 60_000,
    watches: { budget: 'fine', loss: 'fine' },
  })
  // A stage to come has used nothing.
  expect(await figuresOf(hub.ctx, stage!, addDays(stage!.startsOn, -1))).toMatchObject({ spent: 0, loss: 0 })
})

test('the coordinator is told once near the ceiling and once at it, and the home page says it', async () => {
  await coordinator()
  const id = await givenStage(hub.ctx)
  await refreshStageWatch(hub.ctx, hub.db)
  expect(await notices()).toEqual([])
  await record('rent', 1200)
  for (const _ of [1, 2]) await refreshStageWatch(hub.ctx, hub.db)
  expect(await notices()).toEqual(['stage-near claire@exemple.fr'])
  await record('rent', 400)
  for (const _ of [1, 2]) await refreshStageWatch(hub.ctx, hub.db)
  expect(await notices()).toEqual(['stage-near claire@exemple.fr', 'stage-stop claire@exemple.fr'])
  expect((await trialBrief(hub.ctx))?.loss).toEqual({ amount: 160_000, watch: 'reached' })
  // Another ceiling is another promise: it is told anew.
  must(await changeStage(hub.ctx, id, stageInput(hub.ctx, { lossCeiling: cents(160_000) })))
  await refreshStageWatch(hub.ctx, hub.db)
  expect(await notices()).toHaveLength(3)
})

test('an entry bears the stage of its day, a reversal the stage of what it takes back, and the axis its name', async () => {
  const first = await givenStage(hub.ctx)
  await record('rent', 100, 8)
  const rent = await record('rent', 200)
  await record('grant', 900)
  hub.clock.set(new Date('2026-05-04T09:00:00Z'))
  const second = await givenStage(hub.ctx, { name: 'Le suivant', endsOn: addDays(hub.ctx.today(), 60) })
  must(await reverseOperation(hub.ctx, { entryId: rent.entryId, why: 'Double' }))
  await record('rent', 50)
  const { rows } = await readAnalytics(hub.ctx, new URLSearchParams('axe=stage&exercice=2026'))
  expect(rows.map(({ key, name, products, costs }) => [key, name, products, costs])).toEqual([
    [first, 'Trois services', 90_000n, 0n],
    [null, null, 0n, 10_000n],
    [second, 'Le suivant', 0n, 5000n],
  ])
})
