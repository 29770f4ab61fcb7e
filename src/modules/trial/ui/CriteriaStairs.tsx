import { figureText } from '#modules/measures/ui/figure.ts'
import { type Stair, Staircase } from '#ui/charts/Staircase.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { Evidence } from '../rules/record.ts'
import type { Verdict } from '../rules/verdict.ts'

const STATES: Record<Verdict, Stair['state']> = { met: 'met', 'not-met': 'notMet', 'too-early': 'tooEarly' }

/** The criteria as stairs, with the one reached; each leads to what it counts on that day. */
export function CriteriaStairs({ evidence, hub }: { evidence: readonly Evidence[]; hub: string }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  return (
    <Staircase
      title={t.stairs}
      landing={t.landing}
      stairs={evidence.map((one) => ({
        key: one.criterionId,
        label: one.name,
        state: STATES[one.verdict],
        measured: figureText(one.value, one.measure.unit, locale, true),
        wanted: t.wanted[one.comparison](figureText(one.threshold, one.measure.unit, locale, true)),
        href: one.measure.id ? `/${hub}/mesures/${one.measure.id}?jour=${one.to}` : undefined,
      }))}
    />
  )
}
