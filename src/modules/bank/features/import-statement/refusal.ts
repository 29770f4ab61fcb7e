import { parseDay } from '#kit/day.ts'
import { type Cents, cents } from '#kit/money.ts'
import { en } from '#modules/bank/messages.bank.en.ts'
import { fr } from '#modules/bank/messages.bank.fr.ts'
import type { TakeCode } from '#modules/bank/rules/refusals.ts'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'

type Said = {
  readonly code: TakeCode | 'lines_matched'
  readonly row?: number
  readonly detail?: readonly string[]
}

/** The sentence of a file that was refused: where it is wrong, and what is. */
export function useRefusal(): (said: Said) => string {
  const t = useWords({ fr, en })
  const locale = useLocale()
  return ({ code, row, detail = [] }) => {
    if (code === 'lines_matched') return t.take.linesMatched
    // Amounts travel as cents, days as days: both are said as people say them.
    const words = detail.map((word) => {
      const day = parseDay(word)
      if (day.ok) return formatDay(day.value, locale)
      return code === 'balance_broken' && /^-?\d+$/.test(word)
        ? formatEuros(cents(BigInt(word)) as Cents, locale)
        : word
    })
    const say: (...words: string[]) => string = t.refused[code]
    return `${row === undefined ? '' : `${t.take.row(row)} : `}${say(...words)}`
  }
}
