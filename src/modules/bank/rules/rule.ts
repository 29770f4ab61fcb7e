/** Which way money goes: received, or paid. */
export const DIRECTIONS = ['in', 'out'] as const
export type RuleDirection = (typeof DIRECTIONS)[number]

/** What a label of the bank means: the operation that it asks for. */
export type BankRule = {
  readonly id: string
  /** Folded words, in the order in which a label holds them. */
  readonly pattern: string
  readonly direction: RuleDirection
  readonly kind: string
  readonly label: string
}

/** Words of a statement that say how money moved, not with whom. */
const MOVES = new Set(
  `prlv prelevement prelevements sepa vir virement virt inst recu emis europ permanent facture fact cb carte paiement achat remise rem
  de du des le la les en au pour par ref reference mandat rum id emetteur motif dont sarl sas sa eurl association asso compte web mob
  debit credit echeance ech`.split(/\s+/),
)

/** Months, weekdays and days as banks write them. */
const TIMES =
  /^(?:janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|dec(?:embre)?)$/

/** The words of a folded label that name somebody: at most `most`, without figures, dates and words of banks. */
export const tellingWords = (folded: string, most = 3): string[] =>
  folded
    .split(' ')
    .filter((word) => word.length > 1 && !/\d/.test(word) && !MOVES.has(word) && !TIMES.test(word))
    .slice(0, most)

/** True when a folded label holds these folded words, in this order, each whole. */
export const holds = (label: string, pattern: string): boolean => within(label.split(' '), pattern)

function within(label: readonly string[], pattern: string): boolean {
  const words = pattern.split(' ').filter(Boolean)
  if (words.length === 0) return false
  let at = 0
  for (const word of label) {
    if (word === words[at]) at++
    if (at === words.length) return true
  }
  return false
}

/** The rule that says most of a folded label; of two as long, the first by its words. */
export function ruleFor(rules: readonly BankRule[], label: string, amount: bigint): BankRule | null {
  const direction: RuleDirection = amount > 0n ? 'in' : 'out'
  const words = label.split(' ')
  let best: BankRule | null = null
  for (const rule of rules) {
    if (rule.direction !== direction || !within(words, rule.pattern)) continue
    if (!best || rule.pattern.length > best.pattern.length) best = rule
    else if (rule.pattern.length === best.pattern.length && rule.pattern < best.pattern) best = rule
  }
  return best
}
