import type { StatementDraft } from './draft.ts'
import { notRead, type Read } from './refusals.ts'

const sumOf = (draft: StatementDraft): bigint =>
  draft.lines.reduce((sum, line) => sum + BigInt(line.cents), 0n)

/**
 * Refuses a statement that contradicts itself: what was there before and its lines must make what is there after, and each
 * balance written beside a line must follow from the one before. A line said twice, or one that is missing, shows there.
 * `detail`: cents announced, cents found.
 */
export function checkChain(draft: StatementDraft): Read<StatementDraft> {
  // Of one day, banks do not agree on the order: the balance is followed from one day's end to the next.
  let held: bigint | null = draft.opening === undefined ? null : BigInt(draft.opening)
  for (let i = 0; i < draft.lines.length; i++) {
    const line = draft.lines[i]!
    if (held !== null) held += BigInt(line.cents)
    const ends = draft.lines[i + 1]?.day !== line.day
    if (line.balance === undefined || !ends) continue
    if (held === null) held = BigInt(line.balance)
    else if (held !== BigInt(line.balance) && !endsOtherwise(draft, i, held))
      return notRead('balance_broken', line.row, line.balance, held.toString())
  }
  if (draft.opening !== undefined && draft.closing !== undefined) {
    const found = BigInt(draft.opening) + sumOf(draft)
    if (found !== BigInt(draft.closing))
      return notRead('balance_broken', undefined, draft.closing, found.toString())
  }
  return { ok: true, value: draft }
}

/** The day's last balance may stand beside another line of that day. */
function endsOtherwise(draft: StatementDraft, at: number, held: bigint): boolean {
  const { day } = draft.lines[at]!
  return draft.lines.some(
    (line) => line.day === day && line.balance !== undefined && BigInt(line.balance) === held,
  )
}

/** Refuses a file that says one reference of the bank twice: one of the two lines is no other line. */
export function checkReferences(draft: StatementDraft): Read<StatementDraft> {
  if (draft.source === 'csv') return { ok: true, value: draft }
  const seen = new Set<string>()
  for (const line of draft.lines) {
    if (!line.reference) continue
    const key = `${line.reference} ${line.day} ${line.cents}`
    if (seen.has(key)) return notRead('same_reference_twice', line.row, line.reference)
    seen.add(key)
  }
  return { ok: true, value: draft }
}
