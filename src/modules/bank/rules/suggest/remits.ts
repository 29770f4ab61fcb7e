import { addDays } from '#kit/day.ts'
import { between } from './pairs.ts'
import type { OpenLine, Suggestion, WaitingPayment } from './sides.ts'
import { subsetOf } from './sums.ts'

/** How banks name what was handed over. */
const SAYS = {
  cheques:
    /\b(?:rem(?:ise)?s?)\b.*\b(?:chq|cheques?)\b|\b(?:chq|cheques?)\b.*\b(?:remis|rem(?:ise)?s?|encaisses?)\b|^remise\b(?!.*\b(?:cb|carte))/,
  cards:
    /\b(?:telecollecte|remise cb|rem cb|remcb|cartes?|cb|sumup|stancer|zettle|payplug|stripe|smile pay)\b/,
  'direct-debits': /\b(?:prelevements?|prlv|prlvs|sdd|remise prlv|avis de prelevement)\b/,
  cesu: /\bcesu\b/,
  cash: /\b(?:versements?|depots?|especes|esp)\b/,
} as const

/** What the bank keeps of cards at most: 3 %. Ours, contracts stay under it. */
const MOST_FEE = 3n
const BACK = { cheques: 60, cards: 12, 'direct-debits': 12, cesu: 90 } as const

/** Payments looked at for one line. */
const MOST_WAITING = 200

type Kind = keyof typeof BACK
const KINDS: readonly Kind[] = ['cheques', 'cesu', 'direct-debits', 'cards']

/** Payments of whole days in a row whose sum is the line's, or a little more when the bank kept a fee. */
function cardDays(
  line: OpenLine,
  waiting: readonly WaitingPayment[],
): { those: WaitingPayment[]; fee: bigint } | null {
  const days = [...Map.groupBy(waiting, ({ day }) => day).values()]
  const kept: { those: WaitingPayment[]; fee: bigint }[] = []
  for (let from = days.length - 1; from >= 0; from--) {
    let sum = 0n
    const those: WaitingPayment[] = []
    for (let to = from; to < days.length; to++) {
      those.push(...days[to]!)
      sum += days[to]!.reduce((total, { amount }) => total + amount, 0n)
      const fee = sum - line.amount
      if (fee === 0n) return { those: [...those], fee: 0n }
      if (fee > 0n && fee * 100n <= sum * MOST_FEE) kept.push({ those: [...those], fee })
      if (fee > 0n) break
    }
  }
  return kept.length === 1 ? kept[0]! : null
}

/** Lines that say they are a remittance, with the payments that wait and make their sum. */
export function remits(
  lines: readonly OpenLine[],
  waiting: readonly WaitingPayment[],
  till: bigint,
): Suggestion[] {
  const used = new Set<WaitingPayment>()
  const byKind = Map.groupBy(waiting, ({ kind }) => kind)
  let cash = till
  const found: Suggestion[] = []
  for (const line of lines) {
    if (line.amount <= 0n) continue
    const said = KINDS.find((kind) => SAYS[kind].test(line.words))
    const those = said ? chosenOf(line, said, byKind.get(said) ?? [], used) : null
    if (said && those) {
      for (const one of those.payments) used.add(one)
      const gross = line.amount + those.fee
      found.push({
        kind: 'remit',
        what: said,
        lines: [line.id],
        payments: those.payments.map(({ id }) => id),
        gross,
        fee: those.fee,
        sure: those.sure,
      })
    } else if (!said && SAYS.cash.test(line.words) && line.amount <= cash) {
      cash -= line.amount
      found.push({
        kind: 'remit',
        what: 'cash',
        lines: [line.id],
        payments: [],
        gross: line.amount,
        fee: 0n,
        sure: false,
      })
    }
  }
  return found
}

type Chosen = { payments: readonly WaitingPayment[]; fee: bigint; sure: boolean }

function chosenOf(
  line: OpenLine,
  kind: Kind,
  waiting: readonly WaitingPayment[],
  used: ReadonlySet<WaitingPayment>,
): Chosen | null {
  const there = between(waiting, addDays(line.day, -BACK[kind]), line.day)
    .filter((one) => !used.has(one))
    .slice(-MOST_WAITING)
  if (kind === 'cards') {
    const days = cardDays(line, there)
    if (days) return { payments: days.those, fee: days.fee, sure: days.fee === 0n }
  }
  const set = subsetOf(
    there.map(({ amount }) => amount),
    line.amount,
  )
  return set && { payments: set.at.map((at) => there[at]!), fee: 0n, sure: !set.several }
}
