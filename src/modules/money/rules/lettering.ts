import type { Day } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'

/** One side of a transfer on an account, not lettered yet. */
export type OpenLine = {
  readonly transferId: string
  readonly side: 'debit' | 'credit'
  /** Cents, above zero. */
  readonly amount: Cents
  readonly day: Day
  /** Whose line it is: `person:…`, `organisation:…`, or empty. */
  readonly party: string
}

const signed = (line: OpenLine): bigint => (line.side === 'debit' ? line.amount : -line.amount)

export type LetterRefusal = 'too_few_lines' | 'does_not_balance' | 'several_parties'

/** Lines that a person ticked: as much on each side, of one party. */
export function checkLettering(lines: readonly OpenLine[]): Result<null, LetterRefusal> {
  if (lines.length < 2) return refuse('too_few_lines')
  if (new Set(lines.map((line) => line.party)).size > 1) return refuse('several_parties')
  if (lines.reduce((sum, line) => sum + signed(line), 0n) !== 0n) return refuse('does_not_balance')
  return ok(null)
}

/**
 * The groups that letter themselves: for one party a debit and the first credit of the same amount; then, for a party
 * as for an account without any, all lines since its balance was last zero. Each group balances, no line is in two.
 */
export function matching(lines: readonly OpenLine[]): OpenLine[][] {
  const parties = new Map<string, OpenLine[]>()
  for (const line of lines) gather(parties, line.party, line)
  return [...parties].flatMap(([party, all]) => {
    const sorted = [...all].sort(inTime)
    if (party === '') return untilZero(sorted)
    const { pairs, rest } = equalAmounts(sorted)
    return [...pairs, ...untilZero(rest)]
  })
}

function gather(groups: Map<string, OpenLine[]>, key: string, line: OpenLine): void {
  const group = groups.get(key)
  if (group) group.push(line)
  else groups.set(key, [line])
}

const inTime = (a: OpenLine, b: OpenLine): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.transferId < b.transferId ? -1 : 1

function equalAmounts(lines: readonly OpenLine[]): { pairs: OpenLine[][]; rest: OpenLine[] } {
  const waiting = new Map<string, OpenLine[]>()
  const paired = new Set<OpenLine>()
  const pairs: OpenLine[][] = []
  for (const line of lines) {
    const opposite = waiting.get(`${line.side === 'debit' ? 'credit' : 'debit'} ${line.amount}`)?.shift()
    if (opposite) {
      pairs.push([opposite, line])
      paired.add(opposite).add(line)
    } else {
      gather(waiting, `${line.side} ${line.amount}`, line)
    }
  }
  return { pairs, rest: lines.filter((line) => !paired.has(line)) }
}

function untilZero(lines: readonly OpenLine[]): OpenLine[][] {
  const groups: OpenLine[][] = []
  let group: OpenLine[] = []
  let balance = 0n
  for (const line of lines) {
    group.push(line)
    balance += signed(line)
    if (balance === 0n) {
      groups.push(group)
      group = []
    }
  }
  return groups
}

/** 1 → `A`, 26 → `Z`, 27 → `AA`: the letters of the n-th lettering of an account. */
export function letters(n: number): string {
  let word = ''
  for (let left = n; left > 0; left = Math.floor((left - 1) / 26))
    word = String.fromCharCode(65 + ((left - 1) % 26)) + word
  return word
}
