import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMonths, day, type Month, month } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { type OperationKind, recordOperation, reverseOperation } from '#modules/money/index.server.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { loadPlan } from '../current.server.ts'
import { bindLine, bindUsual } from '../features/bind-actuals/use-case.server.ts'
import { readVariances } from '../features/read-actuals/query.server.ts'
import { setTolerances } from '../features/read-actuals/use-case.server.ts'
import { readBeliefs } from '../features/read-beliefs/query.server.ts'
import { readRolled } from '../features/roll-forecast/query.server.ts'
import { reportAsScenario, reportIntoLines, setChoices } from '../features/roll-forecast/use-case.server.ts'
import { createPlan, currentPlan, saveVersion } from '../index.server.ts'
import { addAssumption, setAssumption } from '../lines.server.ts'
import { keepMonthly } from '../monthly-version.server.ts'
import { versionRows } from '../store.server.ts'
import { readActuals } from './actuals.server.ts'
import { openDrifts, putDriftAside, refreshAlerts } from './alerts.server.ts'

let hub: TestHub
const record = async (kind: OperationKind, euros: number, on: string) =>
  must(
    await recordOperation(hub.ctx, {
      kind,
      amount: cents(Math.round(euros * 100)),
      day: day(on),
      label: kind,
    }),
  )
const line = async (key: string) =>
  (await hub.ctx.read((tx) => loadPlan(tx, hub.ctx)))!.lines.find((row) => row.key === key)!
const at = (iso: string) => hub.clock.set(new Date(`${iso}T09:00:00Z`))
const actuals = async () => must((await readActuals(hub.ctx))!)
const variances = async (query = '') => must((await readVariances(hub.ctx, new URLSearchParams(query)))!)
const bind = async (key: string, accounts: string[], measure?: string) => {
  const { id, version } = await line(key)
  return await bindLine(hub.ctx, { id, version, accounts, measure })
}

/** A plan from November 2025: rent of 500 a month, dues of 10 × 12 a month, a grant of 3 000 in January. */
beforeAll(async () => {
  hub = await testHub()
  at('2025-11-03')
  must(await createPlan(hub.ctx, { template: 'empty', start: month('2025-11'), openingCash: cents(100_000) }))
  const add = async (body: Record<string, unknown>) => must(await addAssumption(hub.ctx, { body }))
  await add({ type: 'fixed-cost', name: 'Loyer', block: 'costs', family: 'rent', amount: 50_000 })
  await add({
    type: 'revenue',
    name: 'Cotisations',
    block: 'revenues',
    kind: 'membership',
    payer: 'inhabitant',
    account: '756',
    unitPrice: 1_200,
    volume: { start: 10, growth: { type: 'none' } },
  })
  await add({
    type: 'grant',
    name: 'Commune',
    block: 'revenues',
    funder: 'Commune',
    payer: 'local-authority',
    account: '74',
    amount: 300_000,
    award: '2026-01',
    instalments: [{ month: '2026-01', amount: 300_000 }],
  })
  must(await saveVersion(hub.ctx, { reason: 'Départ' }))
  await record('opening-bank', 1_000, '2025-11-03')
})
afterAll(() => hub.close())

test('before a month is finished nothing is compared', async () => {
  const v = await variances()
  expect([v.finished, v.at, v.cash]).toEqual([0, -1, null])
  expect((await openDrifts(hub.ctx)).open).toEqual([])
})

test('binding asks for accounts that the books have, never cash, and not over somebody’s change', async () => {
  expect(await bind('loyer', ['9'])).toMatchObject({ code: 'unknown_account', field: 'other' })
  expect(await bind('loyer', ['512'])).toMatchObject({ code: 'cash_account' })
  expect(await bind('loyer', ['613'], 'nothing.known')).toMatchObject({ code: 'unknown_choice' })
  expect(
    await bind(
      'loyer',
      Array.from({ length: 11 }, (_, n) => String(6010 + n)),
    ),
  ).toMatchObject({
    code: 'too_many_accounts',
  })
  const { id, version } = await line('loyer')
  expect(await bindLine(hub.ctx, { id, version: version + 1, accounts: ['613'] })).toMatchObject({
    code: 'changed_meanwhile',
  })
  expect(await bindLine(hub.as('committee'), { id, version, accounts: ['613'] })).toMatchObject({
    code: 'not_permitted',
  })
  // 61 tells 613 already.
  must(await bind('loyer', ['613', '61']))
  expect((await line('loyer')).body.accounts).toEqual(['61'])
  expect(must(await bindUsual(hub.ctx))).toEqual({ bound: 2 })
  expect([(await line('cotisations')).body.accounts, (await line('commune')).body.accounts]).toEqual([
    ['756'],
    ['74'],
  ])
  expect(must(await bindUsual(hub.ctx))).toEqual({ bound: 0 })
})

test('each finished month sits beside the plan; a reversal counts in the month it was made', async () => {
  at('2025-12-20')
  await record('rent', 500, '2025-11-05')
  await record('membership', 120, '2025-11-08')
  const twice = await record('rent', 500, '2025-12-05')
  await record('rent', 500, '2025-12-06')
  at('2026-01-04')
  must(await reverseOperation(hub.ctx, { entryId: twice.entryId, why: 'Noté deux fois' }))
  await record('bank-fees', 12.5, '2025-12-31')
  at('2026-02-02')
  const read = await actuals()
  const of = (key: string) => read.lines.find((one) => one.line === key)!
  expect(read.finished).toBe(3)
  expect(of('loyer').actual?.slice(0, 4)).toEqual([50_000, 100_000, -50_000, 0])
  expect(of('cotisations').actual?.slice(0, 3)).toEqual([12_000, 0, 0])
  expect(of('commune').planned.slice(0, 4)).toEqual([0, 0, 300_000, 0])
  expect(read.cash).toEqual([62_000, -39_250, 10_750])
})

test('the whole ledger is there: what no line names is outside the plan, and all of it makes the move of cash', async () => {
  const v = await variances()
  expect(v.outside.map(({ account, name, side, year }) => [account, name, side, year])).toEqual([
    ['627', 'Services bancaires', 'cost', 1_250],
  ])
  expect(v.totals.cost.year).toMatchObject({ planned: 150_000, actual: 101_250, good: true })
  expect(v.totals.income.year).toMatchObject({ planned: 336_000, actual: 12_000, good: false })
  expect(v.effect).toEqual({ amount: -275_250, mostly: 'Commune' })
  // The rest is the opening balance of the bank.
  expect([v.control.listed, v.control.moved]).toEqual([12_000 - 101_250, 10_750])
})

test('a year border: the plan year runs on through December, the calendar year begins again', async () => {
  const plan = await variances('mois=2026-01')
  const calendar = await variances('mois=2026-01&annee=civile')
  const rent = (v: typeof plan) => v.rows.find((row) => row.key === 'loyer')!.year
  expect(rent(plan)).toMatchObject({ planned: 150_000, actual: 100_000 })
  expect(rent(calendar)).toMatchObject({ planned: 50_000, actual: -50_000 })
  expect((await variances('mois=2026-09')).at).toBe(2)
  expect((await variances('mois=n’importe')).at).toBe(2)
})

test('a drift is kept once per line and month, put aside with a reason, and comes back when it is worse', async () => {
  const { tolerancesSeen: seen } = await variances('')
  must(await setTolerances(hub.ctx, { percent: 10, cents: 1_000, months: 2, seen }))
  // Somebody else still had the usual ones before their eyes.
  const late = await setTolerances(hub.ctx, { percent: 50, cents: 0, months: 3, seen })
  expect(late).toMatchObject({ code: 'changed_meanwhile' })
  expect((await variances('')).tolerances).toEqual({ percent: 10, cents: 1_000, months: 2 })
  await refreshAlerts(hub.ctx)
  await refreshAlerts(hub.ctx)
  const drifts = await openDrifts(hub.ctx)
  expect(drifts.open).toMatchObject([
    {
      key: 'cotisations',
      side: 'income',
      month: '2026-01',
      planned: 36_000n,
      actual: 12_000n,
      streak: 2,
      before: null,
    },
  ])
  const [drift] = drifts.open
  const { key, side, month: of } = drift!
  expect(await putDriftAside(hub.as('committee'), { key, side, month: of, reason: 'x' })).toMatchObject({
    code: 'not_permitted',
  })
  expect(await putDriftAside(hub.ctx, { key, side, month: of, reason: '  ' })).toMatchObject({
    code: 'required',
  })
  must(await putDriftAside(hub.ctx, { key, side, month: of, reason: 'Relances en mars' }))
  await refreshAlerts(hub.ctx)
  expect(await openDrifts(hub.ctx)).toMatchObject({ open: [], aside: [{ key, reason: 'Relances en mars' }] })
  // A month later the gap is half as large again: 360 due instead of 240. The grant is now two months late too.
  at('2026-03-02')
  await refreshAlerts(hub.ctx)
  expect((await openDrifts(hub.ctx)).open).toMatchObject([
    { key: 'commune', month: '2026-02', streak: 2, before: null },
    {
      key: 'cotisations',
      month: '2026-02',
      planned: 48_000n,
      actual: 12_000n,
      before: { reason: 'Relances en mars' },
    },
  ])
})

test('a drift that is made up for goes away by itself', async () => {
  await record('membership', 360, '2026-02-27')
  await refreshAlerts(hub.ctx)
  expect((await openDrifts(hub.ctx)).open.map((one) => one.key)).toEqual(['commune'])
})

test('the projection starts from real cash and follows what is believed of each line', async () => {
  const before = must((await readRolled(hub.ctx))!)
  expect([before.finished, before.changed]).toEqual([4, 0])
  expect(before.rolled.closing.slice(3, 6)).toEqual([46_750, 8_750, -29_250])
  expect(before.rolled.firstNegative).toBe(5)
  must(
    await setChoices(hub.ctx, {
      choices: new Map([
        ['commune', { method: 'late', months: 3 }],
        ['gone', { method: 'late', months: 1 }],
      ]),
      seen: before.seen,
    }),
  )
  // What somebody else believed before reading this is told, not put in its place.
  const blind = await setChoices(hub.ctx, { choices: new Map(), seen: before.seen })
  expect(blind).toMatchObject({ code: 'changed_meanwhile' })
  const late = must((await readRolled(hub.ctx))!)
  // Foreseen in January, believed in April: before cash would run out.
  expect(late.rolled.closing.slice(3, 7)).toEqual([46_750, 8_750, 270_750, 232_750])
  expect(late.changes).toEqual([{ type: 'delay', line: 'commune', months: 3 }])
})

test('carried as a scenario it leaves the plan; carried into the lines, a version is kept first', async () => {
  const made = must(await reportAsScenario(hub.ctx, { name: 'Fin février' }))
  expect((await currentPlan(hub.ctx))!.scenarios.map((s) => [s.id, s.changes.length])).toEqual([
    [made.key, 1],
  ])
  expect((await line('commune')).body).toMatchObject({ award: '2026-01' })
  const kept = must(await reportIntoLines(hub.ctx, { reason: 'Avant de reporter' }))
  expect(kept).toEqual({ kept: 2, lines: 1 })
  expect((await line('commune')).body).toMatchObject({
    award: '2026-04',
    instalments: [{ month: '2026-04', amount: 300_000 }],
    accounts: ['74'],
  })
  expect(must((await readRolled(hub.ctx))!).changed).toBe(0)
  expect(await reportIntoLines(hub.ctx, { reason: 'Rien' })).toMatchObject({ code: 'nothing_to_report' })
  expect(await reportAsScenario(hub.as('committee'), { name: 'x' })).toMatchObject({ code: 'not_permitted' })
})

test('a version is kept once at the beginning of a month in which the plan had changed', async () => {
  const reasons = async () => {
    const loaded = (await hub.ctx.read((tx) => loadPlan(tx, hub.ctx)))!
    return (await hub.ctx.read((tx) => versionRows(tx, loaded.row))).map((row) => row.reason)
  }
  // Changed on 2 March, after the version kept that day: nothing to add this month.
  at('2026-03-20')
  const { id, version, body } = await line('loyer')
  must(await setAssumption(hub.ctx, { id, version, body: { ...body, amount: 52_000 } }))
  await keepMonthly(hub.ctx)
  expect(await reasons()).toHaveLength(2)
  at('2026-04-02')
  await keepMonthly(hub.ctx)
  await keepMonthly(hub.ctx)
  expect(await reasons()).toEqual(['Gardé en début de mois', 'Avant de reporter', 'Départ'])
  at('2026-05-02')
  await keepMonthly(hub.ctx)
  expect(await reasons()).toHaveLength(3)
})

test('what was believed when: each version tells cash of the same month, and how near it came', async () => {
  const b = must((await readBeliefs(hub.ctx, new URLSearchParams({ mois: '2026-02' })))!)
  expect(b.versions.map(({ number, day: on, told }) => [number, on, told?.cash])).toEqual([
    [1, '2025-11-03', 100_000 - 4 * 50_000 + 4 * 12_000 + 300_000],
    [2, '2026-03-02', 100_000 - 4 * 50_000 + 4 * 12_000 + 300_000],
    [3, '2026-04-02', 100_000 - 4 * 52_000 + 4 * 12_000],
  ])
  expect(b.realTold).toEqual({ cash: 46_750, result: 48_000 - 101_250, earned: 1 })
  // The first version: December to April were still to come.
  expect(b.versions[0]!.accuracy?.months).toBe(5)
  expect(b.versions[2]!.accuracy).toBeNull()
})

test('a measure gives the number of a line whose accounts give the money', async () => {
  must(await bind('cotisations', ['756'], 'people.members'))
  const { volumes } = await actuals()
  expect(volumes).toMatchObject([{ line: 'cotisations', measure: 'people.members' }])
  expect([volumes[0]!.planned[0], volumes[0]!.actual.slice(0, 2), volumes[0]!.actual.at(-1)]).toEqual([
    10,
    [0, 0],
    null,
  ])
})

test('months after the plan ends are not compared', async () => {
  const { months } = (await currentPlan(hub.ctx))!
  at(`${addMonths(month('2025-11'), months + 5)}-10` as `${Month}-10`)
  const read = await actuals()
  expect([read.finished, read.cash.length]).toEqual([months, months])
})
