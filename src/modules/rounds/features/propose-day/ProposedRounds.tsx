import { cents } from '#kit/money.ts'
import type { Proposal, ProposedRound } from '#modules/rounds/day/proposal.ts'
import { en } from '#modules/rounds/messages.solve.en.ts'
import { fr } from '#modules/rounds/messages.solve.fr.ts'
import type { Between } from '#modules/rounds/rules/clock/times.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { Card } from '#ui/Card.tsx'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'

/** Each round of a plan: a line of stops, its margin under it. */
export function ProposedRounds({ proposal: { rounds } }: { proposal: Proposal }) {
  const t = useWords({ fr, en })
  return (
    <section>
      <h2>{t.rounds}</h2>
      <div className="propose-rounds">
        {rounds.map((round) => (
          <Round key={round.roundId ?? round.vehicleId} round={round} />
        ))}
      </div>
    </section>
  )
}

type Stop = ProposedRound['stops'][number]

/** The stops in their order, the break and the reloads where they come. */
function linesOf({ stops, between }: ProposedRound): (Stop | Between)[] {
  const before = (at: number) => between.filter((one) => one.before === at)
  return [...stops.flatMap((stop, at) => [...before(at), stop]), ...before(stops.length)]
}

function StopLine({ stop }: { stop: Stop }) {
  const t = useWords({ fr, en })
  const { t: d, clock, long } = useDayWords()
  return (
    <li>
      <span className="propose-hour">{clock(stop.arrival)}</span>
      <span>
        {t.parts[stop.part]}
        {stop.what}
        {stop.whom && <strong> {stop.whom}</strong>} {stop.fresh && <Status tone="info">{t.fresh}</Status>}
        {stop.locked && <Status>{t.locked}</Status>}
        {stop.warnings.map((warning) => (
          <Status key={warning} tone="warn">
            {warning === 'late' ? d.warnings.late(long(stop.lateBy)) : d.warnings[warning]}
          </Status>
        ))}
      </span>
    </li>
  )
}

function Round({ round }: { round: ProposedRound }) {
  const t = useWords({ fr, en })
  const { t: d, clock, long, km, euros } = useDayWords()
  const { after, stops } = round
  const aside = round.roundId === null ? t.newRound : round.changed ? null : t.unchanged
  return (
    <Card
      level={3}
      title={round.number ? `${round.name} · ${round.number}` : round.name}
      aside={aside && <Status>{aside}</Status>}
    >
      <p className="ui-soft">
        {round.whoName || t.nobody}
        {stops.length > 0 && ` · ${t.outAt(clock(round.leavesAt), clock(round.backAt))}`}
      </p>
      {stops.length > 0 &&
        round.warnings.map((warning) => (
          <p key={warning}>
            <Status tone="warn">{d.roundWarnings[warning]}</Status>
          </p>
        ))}
      {stops.length === 0 ? (
        <p className="ui-soft">{t.noStops}</p>
      ) : (
        <ol className="propose-stops">
          {linesOf(round).map((line) =>
            'kind' in line ? (
              <li key={`${line.kind} ${line.from}`} className="propose-between">
                <span className="propose-hour">{clock(line.from)}</span>
                <span>{t.between[line.kind](long(line.to - line.from))}</span>
              </li>
            ) : (
              <StopLine key={`${line.key} ${line.part}`} stop={line} />
            ),
          )}
        </ol>
      )}
      {stops.length > 0 && (
        <p className="propose-margin">
          {t.moneyOf(euros(cents(after.revenue - after.cost)), km(after.metres))}
        </p>
      )}
    </Card>
  )
}
