import { mayNoteTrips, mayReadTrips, schemesToChoose } from '#modules/rounds/index.server.ts'
import { comparedNow } from '#modules/trial/logistics/figures.server.ts'
import { comparisonsOf } from '#modules/trial/logistics/store.server.ts'
import { outcomeWords } from '#modules/trial/logistics/words.ts'
import { en } from '#modules/trial/messages/logistics.en.ts'
import { fr } from '#modules/trial/messages/logistics.fr.ts'
import { mayReadTrial, mayWriteTrial } from '#modules/trial/permits.ts'
import { currentStage } from '#modules/trial/trial.server.ts'
import { TrialTabs } from '#modules/trial/ui/TrialTabs.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Plus, Truck } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import type { Route } from './+types/route'
import '#modules/trial/ui/test-tile.css'

/** Comparisons whose figures the page reads; older ones are closed and told by their pages. */
const READ = 6

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const all = await ctx.read((tx) => comparisonsOf(tx, ctx.hub.id))
  const shown = all.slice(0, READ)
  const read = await Promise.all(shown.map((one) => comparedNow(ctx, one)))
  const stage = await currentStage(ctx)
  return {
    comparisons: shown.map((one, i) => ({ ...one, now: read[i]! })),
    older: all.slice(READ),
    schemes: (await schemesToChoose(ctx)).length,
    mayWrite: mayWriteTrial(ctx.actor) && stage !== undefined,
    mayNote: mayNoteTrips(ctx.actor),
    mayReadTrips: mayReadTrips(ctx.actor),
  }
}

export default function Logistics({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { comparisons, older, schemes, mayWrite, mayNote } = loaderData
  const trips = `/${params.hub}/deplacements`
  const base = `/${params.hub}/phase-de-test/logistique`
  const add =
    mayWrite &&
    (schemes >= 2 ? (
      <ButtonLink tone="primary" href={`${base}/nouvelle`} icon={Plus}>
        {t.add}
      </ButtonLink>
    ) : (
      <ButtonLink tone="primary" href={`${trips}/schemas`} icon={Plus}>
        {t.schemes}
      </ButtonLink>
    ))
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader
        title={t.title}
        lede={t.lede}
        action={add}
        quiet={
          <>
            {mayNote && (
              <ButtonLink href={`${trips}/nouveau`} icon={Truck}>
                {t.note}
              </ButtonLink>
            )}
            {loaderData.mayReadTrips && <ButtonLink href={trips}>{t.trips}</ButtonLink>}
          </>
        }
      />
      <TrialTabs hub={params.hub} current="logistics" />
      {comparisons.length === 0 ? (
        <EmptyState title={t.none} icon={Truck} action={add}>
          {schemes < 2 ? t.needSchemes : t.noneText}
        </EmptyState>
      ) : (
        <div className="trial-tiles">
          {comparisons.map((one) => {
            const said = outcomeWords(t, locale, one.goal, one.now)
            return (
              <article key={one.id} className="trial-tile">
                <h2>
                  <a href={`${base}/${one.id}`}>{one.name}</a>
                </h2>
                <p className="ui-soft ui-small">
                  {t.fromTo(formatDay(one.startsOn, locale), formatDay(one.endsOn, locale))} ·{' '}
                  {t.goals[one.goal]}
                </p>
                <p>
                  <Status tone={said.tone}>{said.title}</Status>
                </p>
                <p>{said.text}</p>
                {one.learned && <p className="ui-soft">{one.learned}</p>}
              </article>
            )
          })}
        </div>
      )}
      {older.length > 0 && (
        <section>
          <h2>{t.closed}</h2>
          <ul>
            {older.map((one) => (
              <li key={one.id}>
                <a href={`${base}/${one.id}`}>{one.name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
