import { isId } from '#kit/id.ts'
import { en } from '#modules/trial/messages/review.en.ts'
import { fr } from '#modules/trial/messages/review.fr.ts'
import { mayReadTrial } from '#modules/trial/permits.ts'
import { reviewById } from '#modules/trial/review/store.server.ts'
import { TrialTabs } from '#modules/trial/ui/TrialTabs.tsx'
import { WeekFigures } from '#modules/trial/ui/WeekFigures.tsx'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Card } from '#ui/Card.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { formatDay } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const id = params.review
  const row = isId<'Review'>(id) ? await ctx.read((tx) => reviewById(tx, ctx.hub.id, id)) : undefined
  if (!row) noPage()
  const { day, present, noticed, decided, nextTest, seen, actorName } = row
  return { day, present, noticed, decided, nextTest, seen, actorName }
}

/** A review that was held: what was said, and the week as the page showed it then. */
export default function ReviewShown({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { day, seen } = loaderData
  const title = t.one.title(formatDay(day, locale))
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        title={title}
        over={<a href={`/${params.hub}/phase-de-test/revue`}>{t.title}</a>}
        lede={t.one.by(loaderData.actorName)}
      />
      <TrialTabs hub={params.hub} current="review" />
      <div className="ui-stack">
        <DefinitionList
          items={[
            { term: t.form.present, value: loaderData.present },
            { term: t.form.noticed, value: loaderData.noticed },
            { term: t.form.decided, value: loaderData.decided },
            { term: t.form.nextTest, value: loaderData.nextTest },
          ]}
        />
        <Card
          title={t.one.seen}
          aside={<span className="ui-soft">{t.since(formatDay(seen.since, locale))}</span>}
        >
          <WeekFigures seen={seen} hub={params.hub} />
          {seen.drifted.length > 0 && (
            <ul>
              {seen.drifted.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
        </Card>
        <Card title={t.one.asked}>
          {seen.asked.length === 0 ? (
            <p className="ui-soft">{t.one.nothing}</p>
          ) : (
            <ul>
              {seen.asked.map(({ kind, text }) => (
                <li key={`${kind} ${text}`}>{text}</li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  )
}
