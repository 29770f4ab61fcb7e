import { expect, test } from 'vitest'
import { addDays, day } from '#kit/day.ts'
import { maskIban, parseBic, parseIban, parseRum, RUM_MAX, rumOf, showIban } from './identifiers.ts'
import { toLatin, toReference } from './latin.ts'
import {
  fileBy,
  firstCollection,
  lapsesOn,
  type MandateLife,
  mayCollect,
  sequenceOf,
  standingOf,
} from './mandates.ts'
import { consequenceOf, isReturnReason, RETURN_CODES } from './returns.ts'
import { bankDayFrom, bankDaysAfter, easter, isBankDay } from './target.ts'

test('an IBAN is read as people write it, and one wrong sign is seen', () => {
  const iban = 'FR7630006000011234567890189'
  expect(parseIban(' fr76 3000 6000 0112 3456 7890 189 ')).toEqual({ ok: true, value: iban })
  expect(showIban(iban)).toBe('FR76 3000 6000 0112 3456 7890 189')
  expect(maskIban(iban)).toBe('FR76 •••• 189')
  // Any one digit changed, and any two neighbours exchanged, break the key.
  for (let i = 2; i < iban.length; i++) {
    const other = String((Number(iban[i]) + 1) % 10)
    expect(parseIban(iban.slice(0, i) + other + iban.slice(i + 1)), `digit ${i}`).toMatchObject({
      code: 'iban_wrong',
    })
    const swapped = iban.slice(0, i) + (iban[i + 1] ?? '') + iban[i] + iban.slice(i + 2)
    if (swapped !== iban) expect(parseIban(swapped).ok).toBe(false)
  }
  for (const bad of ['', 'FR76', `${iban}1`, 'XX7630006000011234567890189', '<script>'])
    expect(parseIban(bad)).toMatchObject({ code: 'iban_wrong', field: 'iban' })
  expect(parseIban('AE07 0331 2345 6789 0123 456')).toMatchObject({ code: 'iban_outside_sepa' })
  expect(parseIban('DE89 3704 0044 0532 0130 00').ok).toBe(true)
})

test('BIC and references of mandates', () => {
  expect(parseBic('bnpa fr pp')).toEqual({ ok: true, value: 'BNPAFRPP' })
  for (const bad of ['', 'BNPA', 'BNPAFRPPX', '12345678']) expect(parseBic(bad).ok).toBe(false)
  expect(parseRum(' palier-2026/7 ')).toEqual({ ok: true, value: 'PALIER-2026/7' })
  for (const bad of ['', 'A B', 'É', '/A', 'A/', 'A//B', 'A'.repeat(RUM_MAX + 1)])
    expect(parseRum(bad).ok).toBe(false)
  const made = rumOf('le-palier-des-tilleuls-de-grenoble-sud', '2026', 12_345)
  expect(parseRum(made)).toEqual({ ok: true, value: made })
})

test('words for banks hold only their signs, never nothing, never too long', () => {
  expect(toLatin('L’Épicerie du Cœur — « Noël » à 5 €', 70)).toBe("L'Epicerie du Coeur - ' Noel ' a 5 EUR")
  expect(toLatin('日本', 70)).toBe('?')
  expect(toLatin('a'.repeat(200), 140)).toHaveLength(140)
  expect(toReference('//F2026//00001 bis/')).toBe('F2026/00001-bis')
  expect(toReference(`${'a'.repeat(34)}/b`)).toBe('a'.repeat(34))
  expect(toReference('/')).toBe('?')
})

test('banks are closed on weekends and the six holidays of TARGET, and open on the other French ones', () => {
  expect([2024, 2025, 2026, 2027, 2038].map(easter)).toEqual([
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2038-04-25',
  ])
  const closed = [
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-01',
    '2026-12-25',
    '2026-12-26',
    '2026-03-07',
    '2026-03-08',
  ]
  const open = [
    '2026-05-08',
    '2026-05-14',
    '2026-07-14',
    '2026-11-11',
    '2026-08-15'.replace('15', '14'),
    '2026-12-24',
  ]
  expect(closed.filter((at) => isBankDay(day(at)))).toEqual([])
  expect(open.filter((at) => !isBankDay(day(at)))).toEqual([])
  expect(bankDayFrom(day('2026-04-03'))).toBe('2026-04-07')
  expect(bankDaysAfter(day('2026-04-02'), 2)).toBe('2026-04-08')
  expect(bankDaysAfter(day('2026-04-04'), 0)).toBe('2026-04-04')
})

const mandate = (over: Partial<MandateLife> = {}): MandateLife => ({
  state: 'active',
  recurrence: 'recurrent',
  signedOn: day('2023-05-31'),
  lastUsedOn: null,
  noticeDays: 14,
  ...over,
})

test('a mandate lapses thirty-six months after its last use, or its signature', () => {
  expect(lapsesOn(mandate())).toBe('2026-05-31')
  expect(lapsesOn(mandate({ signedOn: day('2023-02-28'), lastUsedOn: day('2023-08-31') }))).toBe('2026-08-31')
  expect(standingOf(mandate(), day('2026-05-30'))).toBe('active')
  expect(standingOf(mandate({ state: 'suspended' }), day('2026-05-31'))).toBe('lapsed')
  expect(standingOf(mandate({ state: 'revoked' }), day('2027-01-01'))).toBe('revoked')
})

test('a collection needs a living mandate and its notice', () => {
  const today = day('2026-05-04')
  const on = day('2026-05-18')
  expect(mayCollect(mandate(), today, on)).toBeNull()
  expect(mayCollect(mandate(), today, addDays(on, -1))).toBe('notice_too_short')
  expect(mayCollect(mandate({ noticeDays: 5 }), today, day('2026-05-11'))).toBeNull()
  expect(mayCollect(mandate(), today, day('2026-06-01'))).toBe('mandate_lapsed')
  expect(mayCollect(mandate({ state: 'suspended' }), today, on)).toBe('mandate_suspended')
  expect(mayCollect(mandate({ state: 'revoked' }), today, on)).toBe('mandate_revoked')
  expect(mayCollect(mandate({ state: 'ended' }), today, on)).toBe('mandate_ended')
  expect(mayCollect(mandate({ signedOn: addDays(today, 1) }), today, on)).toBe('mandate_not_signed')
})

test('first, recurrent, last and single collections', () => {
  expect(sequenceOf(mandate(), false)).toBe('FRST')
  expect(sequenceOf(mandate(), true)).toBe('RCUR')
  expect(sequenceOf(mandate({ state: 'closing' }), true)).toBe('FNAL')
  expect(sequenceOf(mandate({ recurrence: 'one-off' }), false)).toBe('OOFF')
})

test('the day of a collection leaves time to tell people and to reach the bank', () => {
  expect(firstCollection(day('2026-03-20'))).toBe('2026-04-07')
  expect(firstCollection(day('2026-03-20'), 0)).toBe('2026-03-24')
  expect(fileBy(day('2026-04-07'))).toBe('2026-04-01')
  for (let i = 0, at = day('2026-01-01'); i < 400; i++, at = addDays(at, 1))
    expect(fileBy(firstCollection(at)) >= at).toBe(true)
})

test('each reason of a return says what becomes of the mandate', () => {
  expect(consequenceOf('AM04')).toBe('keep')
  expect(consequenceOf('MD01')).toBe('revoke')
  expect(RETURN_CODES.every(isReturnReason)).toBe(true)
  expect(isReturnReason('toString')).toBe(false)
})
