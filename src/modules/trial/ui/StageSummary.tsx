import type { Day } from '#kit/day.ts'
import { daysBetween } from '#kit/day.ts'
import type { Cents } from '#kit/money.ts'
import { cents } from '#kit/money.ts'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Progress } from '#ui/Progress.tsx'
import { Stat } from '#ui/Stat.tsx'
import { stagesEn } from '../messages/stages.en.ts'
import { stagesFr } from '../messages/stages.fr.ts'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import type { StageState } from '../rules/stages.ts'
import type { StageFigures } from '../stages/figures.server.ts'

type Props = {
  stage: { id: string; startsOn: Day; endsOn: Day; budget: Cents; lossCeiling: Cents; state: StageState }
  today: Day
  met: number
  total: number
  figures: StageFigures
  hub: string
}

/** Time left, money spent and criteria met of a stage. */
export function StageSummary({ stage, today, met, total, figures, hub }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const year = today.slice(0, 4)
  const euros = (value: Cents) => formatEuros(value, locale, { round: true })
  const own = useWords({ fr: stagesFr, en: stagesEn }).means
  const { spent, loss } = figures
  const counted = t.fromTo(
    formatDay(stage.startsOn, locale, year),
    formatDay(today < stage.endsOn ? today : stage.endsOn, locale, year),
  )
  const time =
    stage.state === 'to-come'
      ? t.startsIn(daysBetween(today, stage.startsOn))
      : stage.state === 'to-decide'
        ? t.overSince(daysBetween(stage.endsOn, today))
        : t.days(Math.max(0, daysBetween(today, stage.endsOn)))
  return (
    <div className="ui-stats">
      <Stat label={t.daysLeft} value={time} period={t.lastDay(formatDay(stage.endsOn, locale, year))} />
      <Stat label={t.criteriaMet} value={t.outOf(met, total)} period={formatDay(today, locale, year)} />
      {spent !== null && (
        <Stat
          label={t.spent}
          value={euros(cents(spent))}
          period={counted}
          trend={
            <Progress
              id={`spent-${stage.id}`}
              label={t.facts.budget}
              value={Math.max(0, spent)}
              max={Math.max(1, Number(stage.budget))}
              words={t.spentOf(euros(cents(spent)), euros(stage.budget))}
            />
          }
          href={`/${hub}/mesures/money.costs`}
        />
      )}
      {loss !== null && (
        <Stat
          label={own.lossCeiling}
          value={euros(cents(Math.max(0, loss)))}
          period={counted}
          trend={
            <Progress
              id={`loss-of-${stage.id}`}
              label={own.lossBar}
              value={Math.max(0, Math.min(loss, Number(stage.lossCeiling)))}
              max={Math.max(1, Number(stage.lossCeiling))}
              words={
                loss > 0
                  ? t.spentOf(euros(cents(loss)), euros(stage.lossCeiling))
                  : own.gain(euros(cents(-loss)))
              }
            />
          }
          href={`/${hub}/phase-de-test/${stage.id}#moyens`}
        />
      )}
    </div>
  )
}
