import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { KnownSimulation } from '#modules/plan/simulations/simulations.server.ts'
import { Percent } from '#ui/Amount.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatInstant } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatNumber, formatPercent } from '#ui/format.ts'
import { Hourglass } from '#ui/icons.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'

type Props = { simulation: KnownSimulation | null; uncertain: number; base: string }

/** The one figure of the page: how often cash holds, in the last simulation of the model. */
export function ChanceCard({ simulation, uncertain, base }: Props) {
  const w = useWords({ fr, en }).whatIf
  const { locale, zone, today } = useLanguage()
  const page = `${base}/et-si/simulation`
  if (!simulation)
    return (
      <EmptyState
        title={w.hub.neverRun}
        icon={Hourglass}
        action={uncertain === 0 && <ButtonLink href={`${base}/hypotheses`}>{w.run.noneFirst}</ButtonLink>}
      >
        {uncertain === 0 ? w.hub.neverRunHelp : w.hub.notCertain(uncertain)}
      </EmptyState>
    )
  const { answer, askedAt, author, changed } = simulation
  const { neverNegative: chance, runs } = answer.simulation
  const shown = (share: number) => formatPercent(share, locale)
  return (
    <Card title={w.hub.chance}>
      <div className="plan-chance">
        <p className="plan-chance-figure">
          <Percent value={chance.share} />
        </p>
        <div>
          <p>
            {w.run.answer(
              formatNumber(runs, locale),
              shown(chance.share),
              shown(chance.low),
              shown(chance.high),
            )}
          </p>
          <p className="ui-soft">
            {w.hub.of(formatInstant(new Date(askedAt), zone, locale, today?.slice(0, 4)), author)}
          </p>
          {changed && <Status tone="warn">{w.hub.changed}</Status>}
          <p>
            <a href={page}>{w.hub.seeSimulation}</a>
          </p>
        </div>
      </div>
    </Card>
  )
}
