import { cents } from '#kit/money.ts'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { stagesEn as en } from '../messages/stages.en.ts'
import { stagesFr as fr } from '../messages/stages.fr.ts'
import type { TrialCalendar } from '../stages/calendar.server.ts'

type Props = Pick<TrialCalendar, 'stages' | 'financing'>

/** In words, what the calendar shows: a stage that ends after its money, what is missing, what is late. */
export function MoneyWarnings({ stages, financing }: Props) {
  const t = useWords({ fr, en }).calendar
  const locale = useLocale()
  if (financing.length === 0) return null
  const euros = (value: number) => formatEuros(cents(value), locale, { round: true })
  const said = financing.flatMap((one) => {
    const stage = stages.find(({ id }) => id === one.id)
    if (!stage || stage.state === 'to-decide') return []
    const after = one.coveredUntil !== null && one.coveredUntil < stage.endsOn
    return [
      ...(after
        ? [t.afterMoney(stage.name, formatDay(stage.endsOn, locale), formatDay(one.coveredUntil!, locale))]
        : []),
      ...(one.coveredUntil === null ? [t.noMoney(stage.name)] : []),
      ...(one.gap > 0 ? [t.missing(euros(one.gap), stage.name)] : []),
      ...(one.late > 0 ? [t.lateMoney(euros(one.late))] : []),
    ]
  })
  if (said.length === 0)
    return (
      <Notice tone="success" live={false}>
        {t.allPaid}
      </Notice>
    )
  return (
    <Notice tone="warn" title={t.warnings} live={false}>
      <ul>
        {said.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  )
}
