import { mayKeepTrips, mayReadTrips } from '#modules/rounds/permits.ts'
import { ratiosOf } from '#modules/rounds/rules/figures/review.ts'
import { RoundsTabs } from '#modules/rounds/ui/RoundsTabs.tsx'
import { roundSides } from '#modules/rounds/ui/round-sides.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { ChartLine } from '#ui/icons.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import type { Route } from './+types/route'
import { askedIn, GROUPINGS, reviewQuery, type Word } from './address.ts'
import { GroupTable } from './GroupTable.tsx'
import { MarginBars } from './MarginBars.tsx'
import { reviewOf } from './query.server.ts'
import { RoundTable } from './RoundTable.tsx'
import { useReviewWords } from './words.ts'
import './review.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrips(ctx.actor)) refusePage()
  const asked = askedIn(new URL(request.url).searchParams, ctx.today())
  return {
    asked,
    review: await reviewOf(ctx, asked),
    hub: ctx.hub.name,
    sides: roundSides(ctx.actor),
    mayCompare: mayKeepTrips(ctx.actor),
  }
}

/** Groups that a picture holds: more would be a wall. */
const DRAWN = 30
/** Groups that one sheet of paper holds with what was planned of each. */
const PAPER = 8

export default function Review({ loaderData, params }: Route.ComponentProps) {
  const { w, euros, percent, km, kilos, day, labelOf } = useReviewWords()
  const { asked, review, hub, sides, mayCompare } = loaderData
  const { groups, total, listed, best, worst } = review
  const rounds = `/${params.hub}/tournees`
  const base = `${rounds}/bilan`
  const all = ratiosOf(total)
  const period = w.period(day(asked.from), day(asked.to))
  const one = asked.key === null ? undefined : groups[0]
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <RoundsTabs hub={params.hub} current="review" sides={sides} />
      <p className="ui-print-only">
        {hub} · {period}
      </p>
      <FilterBar
        action={base}
        keep={{ par: asked.by, ...(asked.key ? { cle: asked.key } : {}) }}
        views={(Object.keys(GROUPINGS) as Word[]).map((by) => ({
          label: w.views[by],
          href: `${base}${reviewQuery(asked, { by, key: null })}`,
          current: by === asked.by,
        }))}
        active={[
          ...(one ? [{ label: labelOf(one, asked.by), removeHref: reviewQuery(asked, { key: null }) }] : []),
        ]}
        exportHref={`${base}/export${reviewQuery(asked, {})}`}
      >
        <Field type="date" name="du" label={w.from} value={asked.from} />
        <Field type="date" name="au" label={w.to} value={asked.to} />
      </FilterBar>
      {total.rounds === 0 ? (
        <EmptyState
          title={w.none}
          icon={ChartLine}
          action={
            <ButtonLink tone="primary" href={rounds}>
              {w.toRounds}
            </ButtonLink>
          }
        >
          {w.noneText(period)}
        </EmptyState>
      ) : (
        <div className={`ui-stack review${groups.length > PAPER ? ' review-many' : ''}`}>
          <div className="ui-stats">
            <Stat
              label={w.stats.margin}
              value={euros(total.margin)}
              period={`${period} · ${w.rounds(total.rounds)}`}
              change={{
                direction: direction(total.margin - total.plannedMargin),
                words: w.planned(euros(total.plannedMargin)),
                good: total.margin >= total.plannedMargin,
              }}
              href={`${rounds}/liste?etat=ended&du=${asked.from}&au=${asked.to}`}
            />
            <Stat
              label={w.stats.perStop}
              value={euros(all.perStop.actual)}
              period={w.stops(total.stops)}
              change={{
                direction: direction((all.perStop.actual ?? 0) - (all.perStop.planned ?? 0)),
                words: w.planned(euros(all.perStop.planned)),
              }}
              href="#detail"
            />
            <Stat
              label={w.stats.onTime}
              value={percent(all.onTime)}
              period={`${w.ofTimed(total.timed)} · ${w.missed(total.failed, total.tried)}`}
              href="#detail"
            />
            <Stat
              label={all.savedGrams < 0 ? w.stats.more : w.stats.saved}
              value={kilos(Math.abs(all.savedGrams))}
              period={`${w.against} · ${(all.savedMetres < 0 ? w.moreKm : w.lessKm)(km(Math.abs(all.savedMetres)))}`}
              href="#detail"
            />
          </div>
          {asked.key === null && groups.length > 1 && (
            <Card>
              <MarginBars groups={groups.slice(-DRAWN)} by={asked.by} />
            </Card>
          )}
          <div id="detail">
            <GroupTable {...{ groups, total, asked, base }} />
          </div>
          <div className="ui-stack" id="tournees">
            {listed.length > 0 && <RoundTable caption={w.listed} rounds={listed} base={rounds} />}
            {best.length > 0 && (
              <div className="review-ends">
                <section>
                  <h2 className="ui-card-title">{w.best}</h2>
                  <RoundTable caption={w.best} rounds={best} base={rounds} />
                </section>
                <section>
                  <h2 className="ui-card-title">{w.worst}</h2>
                  <RoundTable caption={w.worst} rounds={worst} base={rounds} />
                </section>
              </div>
            )}
          </div>
          <p className="ui-soft ui-small">{w.how}</p>
          {mayCompare && (
            <p className="ui-no-print">
              <a href={`/${params.hub}/phase-de-test/logistique`}>{w.compare}</a> ·{' '}
              <a href={`/${params.hub}/deplacements/couts`}>{w.factors}</a>
            </p>
          )}
        </div>
      )}
    </>
  )
}

const direction = (change: number) => (change > 0 ? 'up' : change < 0 ? 'down' : 'flat')
