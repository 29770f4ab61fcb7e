import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#kit/day.ts'
import { add, type Cents, cents, zero } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { parseHeld } from './typed-quantity.ts'
import { codeFrom, parseCode, spokenCode } from './voucher-code.ts'
import { CREDIT_ORIGINS, crossed, draw, type Lot, sourcesOf, usableOn } from './wallet.ts'

const TODAY = day('2026-03-02')
let n = 0
const lot = (over: Partial<Lot> = {}) => ({
  id: String(n++).padStart(4, '0'),
  origin: 'paid' as const,
  remaining: 10,
  valueLeft: cents(1000),
  expiresOn: null as Day | null,
  funderId: null as string | null,
  ...over,
})

/** Small and seeded: a property is tried on the same thousand worlds each time. */
function dice(seed: number) {
  let state = seed
  return (low: number, high: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return low + Math.floor((state / 4_294_967_296) * (high - low + 1))
  }
}

describe('what a use draws on', () => {
  test('first what lapses first, then what was given before what was paid', () => {
    const [paid, given, soon, sooner] = [
      lot(),
      lot({ origin: 'granted' }),
      lot({ expiresOn: day('2026-06-30') }),
      lot({ expiresOn: day('2026-03-02') }),
    ]
    const draws = must(draw([paid!, given!, soon!, sooner!], 40, TODAY))
    expect(draws.map((one) => one.lot)).toEqual([sooner, soon, given, paid])
  })

  test('never what lapsed, nor more than there is', () => {
    const past = lot({ expiresOn: day('2026-03-01') })
    expect(draw([past], 1, TODAY)).toMatchObject({ code: 'wallet_too_low' })
    expect(draw([lot()], 11, TODAY)).toMatchObject({ code: 'wallet_too_low' })
    for (const wrong of [0, -1, 0.5, Number.NaN])
      expect(draw([lot()], wrong, TODAY)).toMatchObject({ code: 'quantity_wrong' })
  })

  test('used to the end in any way, credits give exactly what they were worth', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const roll = dice(seed)
      let lots = Array.from({ length: roll(1, 6) }, () => {
        const expiresOn = roll(0, 1) ? addDays(TODAY, roll(-2, 40)) : null
        const [remaining, valueLeft] = [roll(1, 30), cents(roll(0, 5000))]
        return lot({ remaining, valueLeft, expiresOn, origin: CREDIT_ORIGINS[roll(0, 3)]! })
      })
      const worth = add(...lots.filter((one) => usableOn([one], TODAY) > 0).map((one) => one.valueLeft))
      let drawn: Cents = zero
      for (let left = usableOn(lots, TODAY); left > 0; left = usableOn(lots, TODAY)) {
        const quantity = roll(1, left)
        const draws = must(draw(lots, quantity, TODAY))
        expect(draws.reduce((sum, one) => sum + one.quantity, 0)).toBe(quantity)
        for (const one of draws) expect(one.value).toBeGreaterThanOrEqual(0n)
        drawn = add(drawn, ...draws.map((one) => one.value))
        lots = lots.map((one) => {
          const part = draws.find((d) => d.lot === one)
          if (!part) return one
          const [remaining, valueLeft] = [one.remaining - part.quantity, cents(one.valueLeft - part.value)]
          expect(remaining >= 0 && valueLeft >= 0n).toBe(true)
          return { ...one, remaining, valueLeft }
        })
      }
      expect(drawn).toBe(worth)
    }
  })
})

test('lines paid by several sources keep their amounts, and sources give all of theirs', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const roll = dice(seed)
    const lines = Array.from({ length: roll(1, 5) }, (_, key) => ({ key, amount: cents(roll(1, 900)) }))
    const total = add(...lines.map((line) => line.amount))
    const first = cents(roll(0, Number(total)))
    const sources = sourcesOf([
      { lot: { origin: 'granted', funderId: 'f' }, value: first },
      { lot: { origin: 'paid', funderId: null }, value: cents(total - first) },
    ])
    const parts = crossed(lines, sources)
    for (const line of lines)
      expect(add(...parts.filter((p) => p.line === line).map((p) => p.amount))).toBe(line.amount)
    for (const source of sources)
      expect(add(...parts.filter((p) => p.source === source).map((p) => p.amount))).toBe(source.amount)
  }
})

describe('the code of a voucher', () => {
  const code = codeFrom(new Uint8Array([1, 22, 3, 44, 5, 66, 7, 88, 9]))
  test('is read as it is said, whatever the hand that typed it', () => {
    expect(code).toMatch(/^[2-9AFHKMRXZ]{10}$/)
    expect(parseCode(spokenCode(code).toLowerCase())).toEqual({ ok: true, value: code })
    expect(parseCode(` ${code.slice(0, 5)}-${code.slice(5)} `)).toEqual({ ok: true, value: code })
  })
  test('notices any one wrong sign', () => {
    for (let i = 0; i < code.length; i++)
      for (const sign of '23456789AFHKMRXZO')
        if (sign !== code[i]) expect(parseCode(code.slice(0, i) + sign + code.slice(i + 1)).ok).toBe(false)
    expect(parseCode(code.slice(1)).ok).toBe(false)
  })
})

test('what a hand types is read in the unit of the wallet', () => {
  const read = (unit: 'euros' | 'hours' | 'visits', typed: string) => {
    const held = parseHeld(unit, typed)
    return held.ok ? held.value : held.code
  }
  expect([
    read('euros', '12,5'),
    read('hours', '1,5'),
    read('hours', '1 h 30'),
    read('hours', '2h'),
    read('visits', ' 10 '),
  ]).toEqual([1250, 90, 90, 120, 10])
  for (const typed of ['', '0', '-1', 'deux', '1,234'])
    for (const unit of ['euros', 'hours', 'visits'] as const) expect(read(unit, typed)).toBe('not_a_quantity')
  expect([read('visits', '1,5'), read('hours', '1h75')]).toEqual(['not_a_quantity', 'not_a_quantity'])
})
