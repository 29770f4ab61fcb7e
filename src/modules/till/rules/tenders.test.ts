import { describe, expect, test } from 'vitest'
import { add, type Cents, cents, zero } from '#kit/money.ts'
import type { LineKind } from './lines.ts'
import { allocate, barrier, handedFor, type Payable, readTenders, TENDERS, type Tender } from './tenders.ts'

const line = (amount: number, kind: LineKind = 'article', homeService = false): Payable => ({
  kind,
  amount: cents(amount),
  homeService,
})
const tender = (means: Tender['means'], amount: number): Tender => ({ means, amount: cents(amount) })

describe('who pays which part', () => {
  test('tenders follow the lines, and a line may be paid by two', () => {
    const parts = allocate([line(800), line(1750)], [tender('cash', 1000), tender('card', 1550)])
    expect(parts).toEqual({
      ok: true,
      value: [
        [800n, 200n],
        [0n, 1550n],
      ],
    })
  })

  test('what another tender pays is moved when a means may pay only some of it', () => {
    // The card would first take the home service; the cash then finds nothing it may pay, unless the card moves.
    const parts = allocate(
      [line(2000, 'service', true), line(500)],
      [tender('card', 2000), tender('cash', 500)],
    )
    expect(parts).toEqual({
      ok: true,
      value: [
        [2000n, 0n],
        [0n, 500n],
      ],
    })
    const moved = allocate(
      [line(500), line(2000, 'service', true)],
      [tender('card', 2000), tender('cash', 500)],
    )
    expect(moved).toMatchObject({
      value: [
        [0n, 2000n],
        [500n, 0n],
      ],
    })
  })

  test.each<[string, Payable[], Tender[]]>([
    ['no_cash_for_home', [line(2000, 'service', true), line(500)], [tender('cash', 2500)]],
    ['cesu_home_only', [line(500)], [tender('cesu', 500)]],
    ['not_from_wallet', [line(500, 'donation')], [tender('prepaid', 500)]],
    ['not_from_wallet', [line(500, 'voucher')], [tender('allowance', 500)]],
    ['pay_now', [line(500, 'top-up')], [tender('later', 500)]],
    ['more_than_due', [line(500)], [tender('card', 501)]],
  ])('refuses with %s', (code, lines, tenders) => {
    expect(allocate(lines, tenders)).toMatchObject({ ok: false, code })
  })

  test('whatever the basket: every tender is spent, no line is paid twice, no barrier is crossed', () => {
    let state = 7
    const next = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
      return (state >> 8) % below
    }
    const kinds: LineKind[] = ['article', 'service', 'membership', 'donation', 'top-up']
    let done = 0
    for (let run = 0; run < 800; run++) {
      const lines = Array.from({ length: 1 + next(6) }, () =>
        line(1 + next(3000), kinds[next(kinds.length)], next(3) === 0),
      )
      const total = add(...lines.map((one) => one.amount))
      const tenders: Tender[] = []
      let left: bigint = total
      while (left > 0n) {
        const amount = BigInt(1 + next(2000))
        tenders.push({
          means: TENDERS[next(TENDERS.length)]!,
          amount: (amount < left ? amount : left) as Cents,
        })
        left -= tenders.at(-1)!.amount
      }
      const parts = allocate(lines, tenders)
      expect(parts.ok, 'refused only when Hall’s condition fails').toBe(possible(lines, tenders))
      if (!parts.ok) continue
      done++
      tenders.forEach((one, t) => {
        expect(add(...parts.value[t]!)).toBe(one.amount)
        lines.forEach((it, l) => {
          expect(parts.value[t]![l]! >= zero).toBe(true)
          if (parts.value[t]![l]! > zero) expect(barrier(it, one.means)).toBeNull()
        })
      })
      lines.forEach((it, l) => {
        expect(add(...parts.value.map((row) => row[l]!))).toBe(it.amount)
      })
    }
    expect(done).toBeGreaterThan(50)
  })
})

/** Every set of tenders finds as much that it may pay (Hall 1935): an independent check, by brute force. */
function possible(lines: readonly Payable[], tenders: readonly Tender[]): boolean {
  const means = [...new Set(tenders.map((one) => one.means))]
  for (let set = 1; set < 1 << means.length; set++) {
    const chosen = means.filter((_, i) => set & (1 << i))
    const given = add(...tenders.filter((one) => chosen.includes(one.means)).map((one) => one.amount))
    const room = add(
      ...lines.filter((it) => chosen.some((one) => barrier(it, one) === null)).map((it) => it.amount),
    )
    if (given > room) return false
  }
  return true
}

describe('what was typed becomes tenders', () => {
  const due = cents(3250)
  test('one press pays all of it', () => {
    expect(readTenders(due, { sums: [], rest: 'card' })).toEqual({
      ok: true,
      value: { tenders: [tender('card', 3250)], given: 0n, change: 0n },
    })
  })
  test('two means: the sum typed, then the rest', () => {
    expect(readTenders(due, { sums: [tender('cash', 1000)], rest: 'card' })).toMatchObject({
      value: { tenders: [tender('cash', 1000), tender('card', 2250)], change: 0n },
    })
  })
  test('a note handed over gives change, typed or pressed', () => {
    const typed = { tenders: [tender('cash', 3250)], given: 5000n, change: 1750n }
    expect(readTenders(due, { sums: [tender('cash', 5000)], rest: null })).toMatchObject({ value: typed })
    expect(readTenders(due, { sums: [], rest: 'cash', given: cents(5000) })).toMatchObject({ value: typed })
    expect(
      readTenders(due, { sums: [tender('cash', 2000), tender('card', 2000)], rest: null }),
    ).toMatchObject({ value: { tenders: [tender('cash', 1250), tender('card', 2000)], change: 750n } })
  })
  test.each([
    ['still_due', { sums: [tender('cash', 1000)], rest: null }],
    ['still_due', { sums: [], rest: 'cash' as const, given: cents(1000) }],
    ['change_too_large', { sums: [tender('cash', 99_900)], rest: null }],
    ['change_too_large', { sums: [], rest: 'cash' as const, given: cents(99_900) }],
    ['more_than_due', { sums: [tender('card', 3251)], rest: null }],
    ['more_than_due', { sums: [tender('card', 4000), tender('cash', 1000)], rest: 'card' as const }],
  ])('refuses with %s', (code, typed) => {
    expect(readTenders(due, typed)).toMatchObject({ ok: false, code })
  })
})

test('what people hand over, with its change', () => {
  const shown = (due: number) =>
    handedFor(cents(due)).map(({ given, change }) => [Number(given), Number(change)])
  expect(shown(3250)).toEqual([
    [3500, 250],
    [4000, 750],
    [5000, 1750],
    [10000, 6750],
  ])
  expect(shown(500)).toEqual([
    [1000, 500],
    [2000, 1500],
    [5000, 4500],
    [10000, 9500],
  ])
})
