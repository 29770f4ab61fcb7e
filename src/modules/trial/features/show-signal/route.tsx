import { isId } from '#kit/id.ts'
import { en } from '#modules/trial/messages/signals.en.ts'
import { fr } from '#modules/trial/messages/signals.fr.ts'
import { mayReadSignals } from '#modules/trial/permits.ts'
import { readSignal } from '#modules/trial/signals/show.server.ts'
import { SignalFiles, SignalStatus, SignalTags } from '#modules/trial/ui/SignalParts.tsx'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import type { Route } from './+types/route'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadSignals(ctx.actor)) refusePage()
  if (!isId<'Signal'>(params.signal)) noPage()
  return { signal: (await readSignal(ctx, params.signal)) ?? noPage() }
}

export default function ShowSignal({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { signal } = loaderData
  const w = t.one
  const trial = `/${params.hub}/phase-de-test`
  const base = `${trial}/signaux`
  const open = signal.state === 'new' || signal.state === 'watching'
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        over={<a href={base}>{w.over}</a>}
        action={
          signal.mayReview &&
          open && (
            <ButtonLink tone="primary" href={`${base}/revue?signal=${signal.id}`}>
              {signal.state === 'new' ? t.review.treat : t.review.takeUp}
            </ButtonLink>
          )
        }
      />
      <div className="ui-stack">
        <Card>
          {signal.text && <p className="signal-words">{signal.text}</p>}
          <SignalFiles files={signal.files} href={`${base}/${signal.id}/pieces`} hidden={signal.hidden} />
          <SignalTags tags={signal.tags} base={base} />
          <p className="ui-soft">
            {signal.author} · <DateTimeFr value={signal.at} />
            {signal.fromPath && (
              <>
                {' · '}
                {w.from} <a href={`/${params.hub}/${signal.fromPath}`}>{w.fromPage}</a>
              </>
            )}
          </p>
          <SignalStatus state={signal.state} />
        </Card>
        <Card title={w.history}>
          {signal.reviews.length === 0 ? (
            <p className="ui-soft">{w.none}</p>
          ) : (
            <Timeline
              items={signal.reviews.map((review) => ({
                key: review.id,
                what: t.verdicts[review.verdict],
                who: review.actorName,
                when: <DateTimeFr value={review.at} />,
                detail: (
                  <>
                    {review.words}
                    {review.reviewOn && ` ${w.watchedUntil(formatDay(review.reviewOn, locale))}`}
                    {review.hypothesisId && (
                      <>
                        {' '}
                        <a href={`${trial}/apprendre`}>{w.toHypothesis}</a>
                      </>
                    )}
                    {review.actionId && (
                      <>
                        {' '}
                        <a href={`${trial}/actions`}>{w.toAction}</a>
                      </>
                    )}
                  </>
                ),
              }))}
            />
          )}
        </Card>
      </div>
    </>
  )
}
