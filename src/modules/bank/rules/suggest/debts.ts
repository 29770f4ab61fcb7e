import { shared, wordSet } from './pairs.ts'
import type { Debt, OpenLine, Suggestion } from './sides.ts'
import { subsetOf } from './sums.ts'

/** Under this, an amount alone says nothing of who paid: 20 €. Ours. */
const TELLING = 2_000n
/** Numbers of papers: `f2026 00012` once folded. */
const NUMBER = /\b[a-z]\d{4} \d{3,6}\b/g

const totalOf = (debt: Debt): bigint => debt.charges.reduce((sum, { amount }) => sum + amount, 0n)

/** Who is owed by, findable by each word of their name, each number of a paper, and each amount. */
type Index = {
  words: Map<string, Debt[]>
  papers: Map<string, Debt[]>
  amounts: Map<bigint, Debt[]>
  names: Map<Debt, ReadonlySet<string>>
}

function indexOf(debts: readonly Debt[]): Index {
  const index: Index = { words: new Map(), papers: new Map(), amounts: new Map(), names: new Map() }
  const put = <Key>(map: Map<Key, Debt[]>, key: Key, debt: Debt) => {
    const those = map.get(key)
    if (!those) map.set(key, [debt])
    else if (those.at(-1) !== debt) those.push(debt)
  }
  for (const debt of debts) {
    const name = wordSet(debt.words)
    index.names.set(debt, name)
    for (const word of name) put(index.words, word, debt)
    for (const { amount, words } of debt.charges) {
      put(index.amounts, amount, debt)
      for (const paper of words.match(NUMBER) ?? []) put(index.papers, paper, debt)
    }
    put(index.amounts, totalOf(debt), debt)
  }
  return index
}

/** Sums owed that a transfer received settles: of whom its words name; without a name, only one that fits alone. */
export function settlings(lines: readonly OpenLine[], debts: readonly Debt[]): Suggestion[] {
  const used = new Set<Debt>()
  const index = indexOf(debts)
  const found: Suggestion[] = []
  for (const line of lines) {
    if (line.amount <= 0n) continue
    const own = wordSet(line.words)
    const said = [
      ...(line.words.match(NUMBER) ?? []).flatMap((paper) => index.papers.get(paper) ?? []),
      ...[...own]
        .flatMap((word) => index.words.get(word) ?? [])
        .filter((debt) => isNamed(own, index.names.get(debt)!)),
    ]
    const named = [...new Set(said)].filter((debt) => !used.has(debt))
    const fits = (index.amounts.get(line.amount) ?? []).filter((debt) => !used.has(debt))
    const one = named.length > 0 ? bestOf(line, named) : byAmount(line, fits)
    if (!one) continue
    used.add(one.debt)
    const sure = named.length === 1 && !one.several
    found.push({ kind: 'settle', lines: [line.id], who: one.debt.who, charges: one.charges, sure })
  }
  return found
}

/** All telling words of a short name, two of a longer one. */
const isNamed = (own: ReadonlySet<string>, name: ReadonlySet<string>): boolean =>
  name.size > 0 && shared(own, name) >= Math.min(2, name.size)

type Found = { debt: Debt; charges: string[]; several: boolean }

function bestOf(line: OpenLine, named: readonly Debt[]): Found | null {
  for (const debt of named) {
    const set = subsetOf(
      debt.charges.slice(0, 30).map(({ amount }) => amount),
      line.amount,
    )
    if (set) return { debt, charges: set.at.map((at) => debt.charges[at]!.id), several: set.several }
  }
  return null
}

/** Nobody is named: the only payer whose whole debt, or one sum of it, is that amount. */
function byAmount(line: OpenLine, debts: readonly Debt[]): Found | null {
  if (line.amount < TELLING) return null
  const fits = debts.flatMap((debt): Found[] => {
    if (totalOf(debt) === line.amount)
      return [{ debt, charges: debt.charges.map(({ id }) => id), several: true }]
    const alone = debt.charges.filter(({ amount }) => amount === line.amount)
    return alone.length === 1 ? [{ debt, charges: [alone[0]!.id], several: true }] : []
  })
  return fits.length === 1 ? fits[0]! : null
}
