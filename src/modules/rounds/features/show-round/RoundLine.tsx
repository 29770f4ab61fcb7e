import { Fragment } from 'react'
import type { PricedErrand } from '#modules/rounds/day/prices.server.ts'
import type { RoundView } from '#modules/rounds/rules/day/day-plan.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { errandHref } from '#modules/rounds/ui/errand-href.ts'
import { BetweenStops, StopOnLine } from '#modules/rounds/ui/StopOnLine.tsx'
import { formatHour } from '#ui/dates.ts'
import { formatPhone } from '#ui/format.ts'
import { Phone } from '#ui/icons.ts'
import { useLanguage } from '#ui/language.tsx'

type Props = {
  round: RoundView
  hub: string | undefined
  money: boolean
  /** What each errand costs where it stands; null until it was asked for. */
  prices: readonly PricedErrand[] | null
}

/** The line of its stops from leaving to being back: the way to each, and what became of it. */
export function RoundLine({ round, hub, money, prices }: Props) {
  const { t, clock, km, long, euros } = useDayWords()
  const { zone, locale } = useLanguage()
  if (round.stops.length === 0) return <p className="ui-soft">{t.round.emptyRead}</p>
  return (
    <section aria-labelledby="arrets">
      <h2 id="arrets">{t.show.line}</h2>
      <ol className="day-line">
        {round.leavesAt !== null && (
          <li className="day-between">
            <p className="day-stop-time">
              <time>{clock(round.leavesAt)}</time>
            </p>
            <p className="day-stop-body">{t.round.start}</p>
          </li>
        )}
        {round.stops.map((stop, i) => (
          <Fragment key={stop.id}>
            <BetweenStops between={round.between} before={i} />
            <StopOnLine
              stop={stop}
              id={`arret-${stop.id}`}
              facts={
                <>
                  <p className="day-stop-where">
                    {stop.legMetres !== null &&
                      stop.legSeconds !== null &&
                      stop.legMetres >= 50 &&
                      `${t.stop.leg(km(stop.legMetres), long(stop.legSeconds))} · `}
                    {stop.number && <a href={errandHref(hub, stop.key, stop.number)}>{stop.number}</a>}
                    {stop.phone && (
                      <>
                        {' · '}
                        <a href={`tel:${stop.phone}`}>
                          <Phone className="ui-icon" /> {formatPhone(stop.phone)}
                        </a>
                      </>
                    )}
                  </p>
                  {(stop.needs || stop.note) && (
                    <p className="day-stop-where">{[stop.needs, stop.note].filter(Boolean).join(' · ')}</p>
                  )}
                  {stop.agreedAt && (
                    <p className="day-stop-where">{t.stop.agreed(formatHour(stop.agreedAt, zone, locale))}</p>
                  )}
                  {stop.part !== 'pickup' && <Priced price={prices?.find(({ key }) => key === stop.key)} />}
                  {(stop.said || (money && stop.cash !== null && stop.cash > 0n)) && (
                    <p>
                      {[stop.said, stop.cash !== null && stop.cash > 0n && t.show.tookCash(euros(stop.cash))]
                        .filter(Boolean)
                        .join(' · ')}
                    </p>
                  )}
                </>
              }
            />
          </Fragment>
        ))}
        <BetweenStops between={round.between} before={round.stops.length} />
        {round.returnsAt !== null && (
          <li className="day-between">
            <p className="day-stop-time">
              <time>{clock(round.returnsAt)}</time>
            </p>
            <p className="day-stop-body">{t.round.back}</p>
          </li>
        )}
      </ol>
      {money && prices && <p className="ui-soft ui-small">{t.show.pricedHelp}</p>}
      {money && !prices && (
        <p className="ui-no-print">
          <a href="?prix=1#arrets">{t.show.priced}</a>
        </p>
      )}
    </section>
  )
}

function Priced({ price }: { price: PricedErrand | undefined }) {
  const { t, euros } = useDayWords()
  if (!price) return null
  return <p className="day-stop-where">{t.show.marginal(euros(price.cost), euros(price.margin))}</p>
}
