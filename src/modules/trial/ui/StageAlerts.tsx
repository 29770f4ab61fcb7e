import { cents } from '#kit/money.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { stagesEn as en } from '../messages/stages.en.ts'
import { stagesFr as fr } from '../messages/stages.fr.ts'
import { beganBeforeGate, fallingMeans } from '../rules/ceilings.ts'
import type { StageFigures } from '../stages/figures.server.ts'
import type { StageNow } from '../trial.server.ts'

type Props = {
  stage: StageNow
  figures: StageFigures
  before?: StageNow
  next?: StageNow
  today: string
  hub: string
  mayDecide: boolean
}

/** What limits the risk of a stage, said when it must be: loss, budget, means that fall, a decision that was skipped. */
export function StageAlerts({ stage, figures, before, next, today, hub, mayDecide }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const a = t.alerts
  if (stage.closed) return null
  const euros = (value: number | bigint) => formatEuros(cents(value), locale, { round: true })
  const { loss, spent, watches } = figures
  const [ceiling, budget] = [euros(stage.lossCeiling), euros(stage.budget)]
  const decide = mayDecide && (
    <ButtonLink href={`/${hub}/phase-de-test/${stage.id}/decision`}>{a.decideNow}</ButtonLink>
  )
  const falls = next ? fallingMeans(stage, next) : []
  return (
    <>
      {loss !== null && watches.loss === 'reached' && (
        <Notice tone="danger" title={a.lossReached} live={false} actions={decide}>
          {a.lossReachedText(euros(loss), ceiling)}
        </Notice>
      )}
      {loss !== null && watches.loss === 'near' && (
        <Notice tone="warn" title={a.lossNear} live={false}>
          {a.lossNearText(euros(loss), ceiling)}
        </Notice>
      )}
      {spent !== null && watches.budget !== 'fine' && (
        <Notice
          tone="warn"
          title={watches.budget === 'reached' ? a.budgetReached : a.budgetNear}
          live={false}
        >
          {(watches.budget === 'reached' ? a.budgetReachedText : a.budgetNearText)(euros(spent), budget)}
        </Notice>
      )}
      {before && beganBeforeGate(before, stage, today) && (
        <Notice tone="warn" live={false}>
          {a.began(before.name)}
        </Notice>
      )}
      {next && falls.length > 0 && (
        <Notice tone="info" live={false}>
          {a.falls(falls.map((key) => a.fallsWords[key as keyof typeof a.fallsWords]).join(', '), next.name)}
        </Notice>
      )}
    </>
  )
}
