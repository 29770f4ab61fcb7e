import { expect, test } from 'vitest'
import { gateState, OPINION_KINDS, QUORUMS, reservationLines, tallyOf, voicesNeeded } from './gate.ts'

test.each([
  ['none', 5, 0],
  ['third', 5, 2],
  ['half', 5, 3],
  ['half', 4, 2],
  ['two-thirds', 4, 3],
  ['two-thirds', 6, 4],
  ['all', 5, 5],
  ['half', 1, 1],
] as const)('%s of %i voices asks for %i', (quorum, total, needed) => {
  expect(voicesNeeded(quorum, total)).toBe(needed)
})

test('without a committee there is nobody to wait for', () => {
  for (const quorum of QUORUMS) expect(tallyOf(quorum, [], [])).toMatchObject({ needed: 0, reached: true })
})

const committee = [
  { id: 'a', voices: 2 },
  { id: 'b', voices: 1 },
  { id: 'c', voices: 1 },
]

test('voices count, not heads; an abstention answers; the last word of each member is the one kept', () => {
  const tally = tallyOf('half', committee, [
    { memberId: 'b', kind: 'unfavourable' },
    { memberId: 'b', kind: 'abstain' },
  ])
  expect(tally).toMatchObject({ total: 4, given: 1, needed: 2, reached: false })
  expect(tally.byKind).toEqual({ favourable: 0, reserved: 0, unfavourable: 0, abstain: 1 })
  const two = tallyOf('half', committee, [{ memberId: 'a', kind: 'reserved' }])
  expect(two).toMatchObject({ given: 2, reached: true })
})

test('somebody who is not of the committee counts for nothing', () => {
  expect(tallyOf('third', committee, [{ memberId: 'z', kind: 'favourable' }]).given).toBe(0)
})

test('no rule asks for more than everybody, and none is weaker than a laxer one', () => {
  for (let total = 0; total <= 300; total++) {
    const needed = QUORUMS.map((quorum) => voicesNeeded(quorum, total))
    expect(needed.at(-1)).toBe(total)
    expect([...needed].sort((a, b) => a - b)).toEqual(needed)
  }
})

test('voices given never exceed the committee, however often its members change their mind', () => {
  const voters = ['a', 'b', 'c', 'z']
  for (let n = 0; n < 4 ** 6; n++) {
    const answers = Array.from({ length: 6 }, (_, i) => ({
      memberId: voters[Math.floor(n / 4 ** i) % 4]!,
      kind: OPINION_KINDS[(n + i) % OPINION_KINDS.length]!,
    }))
    const { given, total, reached, needed } = tallyOf('two-thirds', committee, answers)
    const heads = committee.filter(({ id }) => answers.some((one) => one.memberId === id))
    expect([given <= total, reached]).toEqual([true, given >= needed])
    expect(given).toBe(heads.reduce((sum, { voices }) => sum + voices, 0))
  }
})

test('a gate is a draft, then open, then decided or withdrawn', () => {
  const at = new Date(0)
  expect(gateState({ frozenAt: null, closedAt: null, decisionId: null })).toBe('draft')
  expect(gateState({ frozenAt: at, closedAt: null, decisionId: null })).toBe('open')
  expect(gateState({ frozenAt: at, closedAt: at, decisionId: null })).toBe('withdrawn')
  expect(gateState({ frozenAt: at, closedAt: at, decisionId: 'x' })).toBe('decided')
})

test('reservations are read one a line, with or without a dash', () => {
  expect(reservationLines('- Un bilan en juin\n\n • Deux salariés\nRien d’autre')).toEqual([
    'Un bilan en juin',
    'Deux salariés',
    'Rien d’autre',
  ])
})
