import { cents } from '#kit/money.ts'
import { formatEuros, formatNumber } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { figureText, unitOf } from '../figure-text.ts'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { UncertainField } from '../rules/uncertainty/simulation.ts'
import type { Uncertain } from '../rules/whatif/tornado.ts'

/** Words of an uncertain figure: what it is inside a sentence, and how far it may go. */
export function useUncertainWords() {
  const t = useWords({ fr, en })
  const w = t.whatIf
  const locale = useLocale()
  const names: Readonly<Record<string, string>> = {
    ...t.figures,
    ...w.ranges.fields,
    chance: w.ranges.chance,
  }
  return {
    field: (field: UncertainField): string => {
      const name = names[field] ?? field
      return name.charAt(0).toLowerCase() + name.slice(1)
    },
    span: ({ field, p10, p90 }: Pick<Uncertain, 'field' | 'p10' | 'p90'>): string => {
      if (field === 'chance') return w.run.tornadoChance
      if (field === 'cash-delay')
        return w.run.tornadoLate(formatNumber(p10, locale), formatNumber(p90, locale))
      // The ends of a draw are no prices: whole euros and whole units where cents would only be noise.
      const shown = (value: number) =>
        unitOf(field) === 'money' && Math.abs(value) >= 10_000
          ? formatEuros(cents(Math.round(value)), locale, { round: true })
          : figureText(field, Math.abs(value) >= 20 ? Math.round(value) : value, locale)
      return w.run.tornadoSpan(shown(p10), shown(p90))
    },
  }
}
