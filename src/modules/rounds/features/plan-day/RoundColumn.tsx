import { Fragment } from 'react'
import { overlapsOf } from '#modules/rounds/rules/apart/overlap.ts'
import { isOpenRound } from '#modules/rounds/rules/life.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { Margin } from '#modules/rounds/ui/Margin.tsx'
import { Overlaps } from '#modules/rounds/ui/Overlaps.tsx'
import { RoundState, RoundWarnings } from '#modules/rounds/ui/RoundState.tsx'
import { BetweenStops } from '#modules/rounds/ui/StopOnLine.tsx'
import { Button } from '#ui/Button.tsx'
import { Form } from '#ui/Form.tsx'
import { RefreshCw, Send, Truck, User } from '#ui/icons.ts'
import { Notice } from '#ui/Notice.tsx'
import { type Round, type Sent, StopCard } from './StopCard.tsx'

type Props = {
  round: Round
  rounds: readonly Round[]
  base: string
  sent: Sent
  may: { prepare: boolean; money: boolean }
}

/** A round as a line of stops with its margin under it. */
export function RoundColumn({ round, rounds, base, sent, may }: Props) {
  const { t, clock, long, km } = useDayWords()
  const { planned, number, state } = round
  const movable = may.prepare && isOpenRound(state)
  const title = `t-${number}`
  return (
    <section
      className="day-round"
      aria-labelledby={title}
      data-column={movable ? number : undefined}
      data-state={state}
    >
      <div className="day-round-head">
        <h2 id={title}>
          <a href={`${base}/${number}`}>{round.name}</a>
        </h2>
        <RoundState state={state} />
        <p className="day-round-who">
          <span>
            <User className="ui-icon" /> {round.whoName || t.round.nobody}
          </span>
          <span>
            <Truck className="ui-icon" /> {round.vehicleName || t.round.noVehicle}
          </span>
        </p>
        {planned && round.leavesAt !== null && round.returnsAt !== null && round.stops.length > 0 && (
          <p className="day-round-figures">
            {t.round.leaves(clock(round.leavesAt), clock(round.returnsAt))}
            <br />
            {[t.round.stops(planned.stops), km(planned.metres), long(planned.seconds)].join(' · ')}
          </p>
        )}
        <RoundWarnings warnings={round.warnings} />
        <Overlaps overlaps={overlapsOf(round, rounds)} base={base} mayEdit={movable} />
      </div>
      {round.stops.length === 0 ? (
        <p className="day-round-empty">{movable ? t.round.empty : t.round.emptyRead}</p>
      ) : (
        <ol className="day-line">
          {round.stops.map((stop, i) => (
            <Fragment key={stop.id}>
              <BetweenStops between={round.between} before={i} />
              <StopCard
                {...{ stop, round, rounds, sent }}
                place={i + 1}
                movable={movable && stop.state === 'todo'}
              />
            </Fragment>
          ))}
          <BetweenStops between={round.between} before={round.stops.length} />
        </ol>
      )}
      {movable && round.stale && (
        <Notice
          tone="warn"
          live={false}
          actions={
            <Form id={`r-${number}`} intent="retime" hidden={{ ...sent, number }}>
              <Button icon={RefreshCw}>{t.round.retime}</Button>
            </Form>
          }
        >
          {t.round.stale}
        </Notice>
      )}
      {may.money && planned && round.stops.length > 0 && (
        <Margin
          label={round.driven ? t.show.actualMargin : t.round.marginOf}
          revenue={(round.driven ?? planned).revenue}
          cost={(round.driven ?? planned).cost}
        />
      )}
      {may.prepare && state === 'draft' && round.stops.length > 0 && (
        <Form id={`p-${number}`} intent="publish" hidden={{ ...sent, number }} className="ui-no-print">
          <Button icon={Send}>
            {t.round.publish}
            <span className="ui-hidden"> {round.name}</span>
          </Button>
        </Form>
      )}
    </section>
  )
}
