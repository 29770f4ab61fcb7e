import { type Stair, Staircase } from '#ui/charts/Staircase.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { en as criteriaEn } from '../messages/criteria.en.ts'
import { fr as criteriaFr } from '../messages/criteria.fr.ts'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { Evidence } from '../rules/record.ts'
import type { Verdict } from '../rules/verdict.ts'
import { criterionFigure } from './judgement.ts'

const STATES: Record<Verdict, Stair['state']> = { met: 'met', 'not-met': 'notMet', 'too-early': 'tooEarly' }

/** The criteria as stairs, with the one reached; each leads to its page. `href` is the stage's. */
export function CriteriaStairs({ evidence, href }: { evidence: readonly Evidence[]; href: string }) {
  const t = useWords({ fr, en })
  const own = useWords({ fr: criteriaFr, en: criteriaEn })
  const locale = useLocale()
  return (
    <Staircase
      title={t.stairs}
      landing={t.landing}
      stairs={evidence.map((one) => ({
        key: one.criterionId,
        label: one.name,
        state: STATES[one.verdict],
        measured: criterionFigure(one, one.value, own, locale, true),
        wanted: t.wanted[one.comparison](criterionFigure(one, one.threshold, own, locale, true)),
        href: `${href}/criteres/${one.criterionId}`,
      }))}
    />
  )
}
