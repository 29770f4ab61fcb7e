import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Day, day } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { recordOperation } from '#modules/money/index.server.ts'
import { addOrganisation } from '#modules/people/index.server.ts'
import { checkFec } from '#test/fec/check.ts'
import { type TestHub, testHub } from '#test/hub.ts'
import { fecOf } from '../features/export-fec/fec.server.ts'
import { hledgerOf } from '../features/export-hledger/hledger.server.ts'
import type { EntryLine } from '../rules/pairing.ts'
import { addAccount, renameAccount, retireAccount } from './chart.server.ts'
import { closeYear, closingFindings } from './close.server.ts'
import { moveFund, openFund } from './funds.server.ts'
import { letterAccount, letterByHand, letteringsOf, openLines, unletter } from './letter.server.ts'
import { recordByHand, reverseByHand, takeBackAccruals } from './manual.server.ts'
import { deriveOpenings, openingsOf } from './openings.server.ts'
import { bookYears, declareYear, yearNamed } from './years.server.ts'

let hub: TestHub
let client: { kind: 'organisation'; id: string }
beforeAll(async () => {
  hub = await testHub()
  hub.clock.set(new Date('2025-11-03T09:00:00Z'))
  const added = await addOrganisation(hub.ctx, { name: 'Syndic', kind: 'building-manager', siret: undefined })
  client = { kind: 'organisation', id: must(added).id }
})
afterAll(() => hub.close())

const line = (
  side: 'debit' | 'credit',
  account: string,
  euros: number,
  more: Partial<EntryLine> = {},
): EntryLine => ({
  ...{ side, account, amount: cents(euros * 100) },
  ...more,
})
const by = (on: string, label: string, lines: EntryLine[], more: { reversesOn?: Day } = {}) =>
  recordByHand(hub.ctx, { journal: 'misc', day: day(on), label, lines, ...more })
const lastNumber = async () => {
  const { rows } = await hub.ctx.read((tx) =>
    tx.execute<{ n: string }>('SELECT count(*)::text AS n FROM entries'),
  )
  return Number(rows[0]!.n)
}

test('an entry of several lines is written whole, or refused in words with nothing written', async () => {
  must(
    await recordOperation(hub.ctx, {
      kind: 'opening-bank',
      amount: cents(100_000),
      day: day('2025-11-03'),
      label: 'Banque',
    }),
  )
  must(
    await by('2025-11-03', 'Facture du mois', [
      line('debit', '411', 120, { party: client }),
      line('credit', '706', 70, { pillar: 'private', activity: 'repairs' }),
      line('credit', '707', 50, { pillar: 'activities' }),
    ]),
  )
  const before = await lastNumber()
  for (const [lines, code] of [
    [[line('debit', '411', 10), line('credit', '706', 9)], 'unbalanced'],
    [[line('debit', '411', 10), line('credit', '799', 10)], 'unknown_account'],
    [[], 'empty_entry'],
  ] as const)
    expect(await by('2025-11-03', 'Non', [...lines])).toMatchObject({ ok: false, code, field: 'lines' })
  expect(await by('2025-12-31', 'Demain', [line('debit', '411', 1), line('credit', '706', 1)])).toMatchObject(
    {
      code: 'day_in_future',
    },
  )
  const desk = { journal: 'misc', day: day('2025-11-03'), label: 'Non', lines: [] } as const
  expect(await recordByHand(hub.as('desk'), desk)).toMatchObject({ code: 'not_permitted' })
  expect(await lastNumber()).toBe(before)
})

test('the chart is the hub’s: accounts are added under others, renamed, retired when they hold nothing', async () => {
  must(await addAccount(hub.ctx, { code: '7063', name: 'Ateliers' }))
  for (const [code, refused] of [
    ['9', 'not_an_account_code'],
    ['70a', 'not_an_account_code'],
    ['9999', 'not_an_account_code'],
    ['2999', 'no_parent_account'],
    ['7063', 'account_exists'],
  ])
    expect(await addAccount(hub.ctx, { code: code!, name: 'X' })).toMatchObject({
      code: refused,
      field: 'code',
    })
  must(await renameAccount(hub.ctx, { code: '7063', name: 'Ateliers numériques' }))
  expect(await retireAccount(hub.ctx, { code: '512', retired: true })).toMatchObject({
    code: 'account_not_empty',
  })
  must(await retireAccount(hub.ctx, { code: '7063', retired: true }))
  expect(await by('2025-11-03', 'Non', [line('debit', '512', 1), line('credit', '7063', 1)])).toMatchObject({
    code: 'retired_account',
  })
  must(await retireAccount(hub.ctx, { code: '7063', retired: false }))
  must(await by('2025-11-03', 'Atelier', [line('debit', '512', 1), line('credit', '7063', 1)]))
})

test('lines that answer each other are lettered by hand or by themselves, once, and opened again', async () => {
  must(
    await by('2025-11-03', 'Virement', [
      line('debit', '512', 120),
      line('credit', '411', 120, { party: client }),
    ]),
  )
  must(
    await by('2025-11-03', 'Autre', [line('debit', '411', 30, { party: client }), line('credit', '706', 30)]),
  )
  const open = await hub.ctx.read((tx) => openLines(tx, hub.ctx.hub.id, '411'))
  // The invoice made two transfers, of its two products.
  expect(open.map((one) => [one.side, one.amount])).toEqual([
    ['debit', 7000n],
    ['debit', 5000n],
    ['credit', 12000n],
    ['debit', 3000n],
  ])
  const ids = open.map((one) => `${one.side}:${one.transferId}`)
  expect(await letterByHand(hub.ctx, { account: '411', lines: [ids[0]!, ids[2]!] })).toMatchObject({
    code: 'does_not_balance',
  })
  expect(await letterByHand(hub.ctx, { account: '411', lines: [ids[0]!] })).toMatchObject({
    code: 'too_few_lines',
  })
  expect(must(await letterByHand(hub.ctx, { account: '411', lines: ids.slice(0, 3) }))).toEqual({ code: 'A' })
  expect(await letterByHand(hub.ctx, { account: '411', lines: ids.slice(0, 3) })).toMatchObject({
    code: 'already_lettered',
  })
  const [done] = await letteringsOf(hub.ctx, '411')
  expect(done).toMatchObject({ code: 'A', lines: 3, amount: 12000n })
  must(await unletter(hub.ctx, { id: done!.id }))
  expect(await letteringsOf(hub.ctx, '411')).toEqual([])
  // Both at once: one letters, the other finds nothing left.
  const both = await Promise.all([1, 2].map(() => letterAccount(hub.ctx, { account: '411' })))
  expect(both.map((one) => (one.ok ? one.value.groups : one.code)).sort()).toEqual([1, 'nothing_to_letter'])
  expect((await letteringsOf(hub.ctx, '411'))[0]).toMatchObject({ code: 'B', how: 'automatic' })
})

test('money given for one purpose is carried, then used, never more than there is', async () => {
  const fund = must(
    await openFund(hub.ctx, {
      name: 'Aide au vélo',
      account: '194',
      granted: cents(50_000),
      openedOn: day('2025-11-03'),
    }),
  )
  const move = (kind: 'carry' | 'use', euros: number) =>
    moveFund(hub.ctx, { fundId: fund.id, kind, amount: cents(euros * 100), day: day('2025-11-03') })
  expect(await move('use', 1)).toMatchObject({ code: 'more_than_carried', field: 'amount' })
  expect(await move('carry', 501)).toMatchObject({ code: 'more_than_granted' })
  must(await move('carry', 300))
  const uses = await Promise.all(Array.from({ length: 4 }, () => move('use', 100)))
  expect(uses.filter((one) => one.ok).length).toBe(3)
})

test('an accrual is taken back on its day, once, however often one looks', async () => {
  hub.clock.set(new Date('2025-12-31T15:00:00Z'))
  const accrued = must(
    await by('2025-12-31', 'Assurance de 2026', [line('debit', '486', 400), line('credit', '616', 400)], {
      reversesOn: day('2026-01-01'),
    }),
  )
  expect(
    await by('2025-12-31', 'Non', [line('debit', '486', 1), line('credit', '616', 1)], {
      reversesOn: day('2025-12-31'),
    }),
  ).toMatchObject({ code: 'reverses_too_soon', field: 'reversesOn' })
  const before = await lastNumber()
  await takeBackAccruals(hub.ctx)
  expect(await lastNumber()).toBe(before)
  hub.clock.set(new Date('2026-01-20T09:00:00Z'))
  await Promise.all([takeBackAccruals(hub.ctx), takeBackAccruals(hub.ctx)])
  await takeBackAccruals(hub.ctx)
  expect(await lastNumber()).toBe(before + 1)
  expect(await reverseByHand(hub.ctx, { entryId: accrued.entryId, why: 'Encore' })).toMatchObject({
    code: 'already_reversed',
  })
})

test('a year is closed once, with what had to be seen; its result opens the next and nothing enters it any more', async () => {
  must(
    await recordOperation(hub.ctx, {
      kind: 'rent',
      amount: cents(10_000),
      day: day('2026-01-05'),
      label: 'Loyer',
    }),
  )
  const year = (await yearNamed(hub.ctx, '2025'))!
  const found = await closingFindings(hub.ctx, year)
  expect(found.filter((one) => one.state !== 'fine').map((one) => one.check)).toEqual([])
  expect(await closeYear(hub.ctx, { year: '2026', seen: true })).toMatchObject({ code: 'not_ready' })
  expect(await closeYear(hub.ctx, { year: '1999', seen: true })).toMatchObject({ code: 'not_found' })
  expect(await closeYear(hub.as('desk'), { year: '2025', seen: true })).toMatchObject({
    code: 'not_permitted',
  })
  const next = (await yearNamed(hub.ctx, '2026'))!
  const before = await hub.ctx.read((tx) => deriveOpenings(tx, hub.ctx, next))
  const closings = await Promise.all([1, 2].map(() => closeYear(hub.ctx, { year: '2025', seen: true })))
  expect(closings.map((one) => (one.ok ? 'closed' : one.code)).sort()).toEqual(['already_closed', 'closed'])
  const { years, lockedUntil } = await bookYears(hub.ctx)
  expect(lockedUntil).toBe('2025-12-31')
  // 70 + 50 + 1 + 30 sold, 400 of costs put off, 300 carried and used.
  expect(years.map((one) => [one.year, one.state, one.result])).toEqual([
    ['2026', 'running', -50_000n],
    ['2025', 'closed', 55_100n],
  ])
  const frozen = await hub.ctx.read((tx) => openingsOf(tx, hub.ctx, next))
  const plain = frozen.map((row) => [row.account, row.partyId, row.amount])
  expect(plain).toEqual(before.map((row) => [row.account, row.partyId, row.amount]))
  expect(plain).toContainEqual(['120', '', -55_100n])
  expect(plain).toContainEqual(['411', client.id, 3_000n])
  expect(frozen.reduce((sum, row) => sum + row.amount, 0n)).toBe(0n)
  expect(await by('2025-12-30', 'Tard', [line('debit', '512', 1), line('credit', '706', 1)])).toMatchObject({
    code: 'closed_period',
  })
})

test('a year of other months is declared before it is lived, and never over what is numbered', async () => {
  const span = (startsOn: string, endsOn: string) => ({ startsOn: day(startsOn), endsOn: day(endsOn) })
  expect(await declareYear(hub.ctx, span('2026-01-01', '2027-06-30'))).toMatchObject({
    code: 'entries_in_it',
  })
  expect(await declareYear(hub.ctx, span('2025-07-01', '2026-06-30'))).toMatchObject({
    code: 'already_closed',
  })
  expect(must(await declareYear(hub.ctx, span('2026-09-01', '2027-08-31')))).toMatchObject({ year: '2027' })
  expect(await yearNamed(hub.ctx, '2026')).toMatchObject({ startsOn: '2026-01-01', endsOn: '2026-08-31' })
  hub.clock.set(new Date('2026-09-10T09:00:00Z'))
  const posted = must(await by('2026-09-02', 'Rentrée', [line('debit', '512', 9), line('credit', '756', 9)]))
  expect(posted.number).toBe('E2027-00001')
})

const whole = async (parts: AsyncIterable<string>) => {
  let text = ''
  for await (const part of parts) text += part
  return text
}

test('the FEC of each year passes the checker, openings first; hledger finds the same books balanced', async () => {
  const reports = []
  for (const [year, from, to] of [
    ['2025', '20250101', '20251231'],
    ['2026', '20260101', '20260831'],
    ['2027', '20260901', '20270831'],
  ] as const) {
    const text = await whole(fecOf(hub.ctx, (await yearNamed(hub.ctx, year))!))
    const report = checkFec(`123456789FEC${to}.txt`, Buffer.from(text), { from, to })
    expect(report.faults).toEqual([])
    reports.push([report.opening, report.lettered, report.parties > 0])
  }
  expect(reports).toEqual([
    [false, 2, true],
    [true, 0, true],
    [true, 0, true],
  ])
  const journal = await whole(hledgerOf(hub.ctx, (await yearNamed(hub.ctx, '2026'))!))
  expect(journal).toContain('(E2026-00000) À nouveau')
  try {
    execFileSync('hledger', ['--version'])
  } catch {
    return console.warn('hledger is not installed: its check is skipped')
  }
  execFileSync('hledger', ['-f', '-', 'check', '--strict'], { input: journal })
})

test('the checker sees what is wrong', async () => {
  const text = await whole(fecOf(hub.ctx, (await yearNamed(hub.ctx, '2026'))!))
  const check = (changed: string) =>
    checkFec('123456789FEC20260831.txt', Buffer.from(changed), { from: '20260101', to: '20260831' }).faults
  expect(check(text)).toEqual([])
  const lines = text.split('\r\n')
  for (const wrong of [
    text.replace('JournalCode\tJournalLib', 'JournalLib\tJournalCode'),
    text.replace(/(\d+),(\d\d)\t0,00/, '$1.$2\t0,00'),
    text.replace(/E2026-00001/g, 'E2026-00007'),
    text.replace(/20260105/g, '20260532'),
    [...lines.slice(0, 2), ...lines.slice(3)].join('\r\n'),
    text.slice(0, -2),
    text.replaceAll('\t0,00\t', '\t0,01\t'),
  ])
    expect(check(wrong)).not.toEqual([])
})
