import type { Locale, Words } from '#kit/words.ts'
import { figureText } from '#modules/measures/ui/figure.ts'
import { formatNumber } from '#ui/format.ts'
import type { fr } from '../messages/logistics.fr.ts'
import type { Goal, Outcome } from '../rules/compare.ts'

/** Satisfaction is a share, the rest are cents. */
export const goalUnit = (goal: Goal): 'share' | 'cents' => (goal === 'satisfaction' ? 'share' : 'cents')

/** A difference in words: `1,20 €` or `12,5 points`. */
const differenceText = (value: number, goal: Goal, locale: Locale): string =>
  goal === 'satisfaction'
    ? `${formatNumber(value * 100, locale, 1)} pt`
    : figureText(Math.round(value), 'cents', locale)

type Now = {
  outcome: Outcome
  level: number
  lines: readonly { scheme: { id: string; name: string } }[]
}

/** What a comparison says, in a title and a sentence: too early, a clear difference, or none that chance could not give. */
export function outcomeWords(
  t: Words<typeof fr>,
  locale: Locale,
  goal: Goal,
  { outcome, level, lines }: Now,
): { title: string; text: string; tone: 'neutral' | 'success' | 'info' } {
  if (outcome.kind === 'too-early')
    return { title: t.outcome.early, text: t.outcome.missing(outcome.missing), tone: 'neutral' }
  const name = (id: string) => lines.find((line) => line.scheme.id === id)?.scheme.name ?? ''
  const text = (value: number) => differenceText(value, goal, locale)
  const difference = [text(outcome.difference), t.perGoal[goal]].filter(Boolean).join(' ')
  const best = t.outcome.best(name(outcome.best), difference, name(outcome.second))
  const between = outcome.sure ? t.outcome.interval : t.outcome.chance
  return {
    title: outcome.sure ? t.outcome.sure : t.outcome.unsure,
    text: `${best} ${between(text(outcome.low), text(outcome.high), level)}`,
    tone: outcome.sure ? 'success' : 'info',
  }
}
