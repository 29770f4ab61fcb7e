import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type Day } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { contractDesk, plainTerms, signed, yearFrom } from '#modules/contracts/fixtures.ts'
import { measureAt, measureOf, readingsOn } from '#modules/measures/index.server.ts'
import { counter } from '#modules/requests/fixtures.ts'
import { moveRequest } from '#modules/requests/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { evidenceOf } from '../evidence.server.ts'
import { earnedCriterion, givenIncome, givenStage } from '../fixtures.ts'
import { addCriterion, currentStage } from '../index.server.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await testHub()
})
afterAll(() => hub.close())

const later = (hours: number) => hub.clock.set(new Date(hub.clock.now().getTime() + hours * 3_600_000))
const at = async (id: string, day: Day = hub.ctx.today()) => (await measureAt(hub.ctx, id, day)).value

test('a contract counts once signed, when it runs over two payments or more', async () => {
  const desk = await contractDesk(hub.ctx)
  const today = hub.ctx.today()
  await signed(hub.ctx, yearFrom(desk.companyId, addDays(today, 10)))
  const short = { terms: plainTerms({ payEvery: 'year' }) }
  await signed(hub.ctx, yearFrom(desk.managerId, addDays(today, 10), short))
  expect(await at('contracts.multi-period')).toBe(1)
  expect(await at('contracts.multi-period', addDays(today, -1))).toBe(0)
})

test('pillars that brought something, and none without a book', async () => {
  expect(await at('money.pillars')).toBeNull()
  await givenIncome(hub.ctx, 1000, 500)
  expect(await at('money.pillars')).toBe(2)
})

test('averages come with their spread, and a criterion on one has an interval', async () => {
  const desk = await counter(hub.ctx)
  for (const euros of [10, 20, 30]) {
    const { id } = await desk.take({ price: cents(euros * 100), priceWhy: 'essai' })
    later(12)
    if (euros === 10)
      await hub.ctx.tx((tx) =>
        tx.execute(sql`INSERT INTO field_reports (hub_id, id, request_id, outcome, minutes, device_at, received_at,
          clock_off, verdict, left_out, actor_name) VALUES (${hub.ctx.hub.id}, ${newId<'FieldReport'>()}, ${id}, 'done', 45,
          ${hub.clock.now().toISOString()}, ${hub.clock.now().toISOString()}, false, 'applied', 0, 'essai')`),
      )
    must(await moveRequest(hub.ctx, { requestId: id, verb: 'finish', why: 'essai' }))
  }
  later(1)
  const read = async (id: string) =>
    (await readingsOn(hub.ctx, [{ measure: measureOf(id)!, day: hub.ctx.today() }]))[0]!
  expect(await read('requests.average-price')).toMatchObject({ value: 2000, sample: 3, spread: 1000 })
  expect(await read('requests.margin-per-request')).toMatchObject({ value: 1000, sample: 3 })
  expect((await read('requests.days-to-done')).value).toBeCloseTo(0.5, 6)
  expect(await read('requests.hours-per-request')).toMatchObject({ value: 0.75, sample: 1, spread: null })
  const stageId = await givenStage(hub.ctx)
  const basket = { measureId: 'requests.average-price', threshold: '15 €', minSample: 3 }
  must(await addCriterion(hub.ctx, stageId, earnedCriterion(basket)))
  const [one] = await evidenceOf(hub.ctx, (await currentStage(hub.ctx))!, hub.ctx.today())
  // 20 € ± 4.303 × 10 / √3: far under the threshold, so met and not sure.
  expect(one).toMatchObject({ verdict: 'met', certainty: { level: 95, sureness: 'likely' } })
  expect(one!.certainty!.low).toBeCloseTo(2000 - (4.302653 * 1000) / Math.sqrt(3), 1)
  expect(one!.toBeSure).toBeGreaterThan(0)
})
