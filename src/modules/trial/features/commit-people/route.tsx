import type { CSSProperties } from 'react'
import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { measureAt } from '#modules/measures/index.server.ts'
import { en } from '#modules/trial/messages/people.en.ts'
import { fr } from '#modules/trial/messages/people.fr.ts'
import { adhesion, ladder, noteGesture, whoCommits } from '#modules/trial/people/mobilisation.server.ts'
import { mayKeepMobilisation, mayReadTrial } from '#modules/trial/permits.ts'
import { currentStage } from '#modules/trial/trial.server.ts'
import { TrialTabs } from '#modules/trial/ui/TrialTabs.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Percent } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { LineChart } from '#ui/charts/LineChart.tsx'
import { formatNumber } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import type { Route } from './+types/route'
import { gestureForm } from './form.ts'
import { Who } from './Who.tsx'
import './commit-people.css'

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const stage = await currentStage(ctx)
  const who = await whoCommits(ctx)
  const began = stage && stage.startsOn <= ctx.today() ? stage.startsOn : null
  return {
    steps: await ladder(ctx, ctx.today(), began),
    stage: began ? stage!.name : null,
    curve: await adhesion(ctx),
    alone: (await measureAt(ctx, 'volunteering.sessions-by-members', ctx.today())).value,
    // Each gesture is a form of its own, with a key of its own.
    who: who && { ...who, next: who.next.map((one) => ({ ...one, key: newId<'Form'>() })) },
    done: new URL(request.url).searchParams.has('fait'),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayKeepMobilisation(ctx.actor)) refusePage()
  const form = readForm(gestureForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { person: personId, ...input } = form.value
  const done = await noteGesture(ctx, { personId, ...input })
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/acteurs?fait=1#suite`)
}

export default function CommitPeople({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { steps, stage, curve, alone, who, done } = loaderData
  const n = (value: number) => formatNumber(value, locale)
  const refused = shownForm(locale, actionData)
  const sentence = refused.error ?? Object.values(refused.errors)[0]
  return (
    <>
      <title>{`${t.title} · Palier`}</title>
      <PageHeader title={t.title} lede={t.lede} />
      <TrialTabs hub={params.hub} current="people" />
      {done && !actionData && <Notice tone="success">{t.noted}</Notice>}
      {sentence && <Notice tone="danger">{sentence}</Notice>}
      <div className="ui-stack">
        <Card title={t.ladder}>
          <p className="ui-soft">{t.ladderLede}</p>
          <ol className="commit-ladder">
            {steps.map(({ rung, measureId, now, before }, i) => (
              <li key={rung} className="commit-step" style={{ '--step': i } as CSSProperties}>
                <span>{t.rungs[rung]}</span>
                <strong>{n(now)}</strong>
                <span className="ui-soft ui-small">
                  {t.rungHelp[rung]}
                  {stage && before !== null && (
                    <>
                      {' · '}
                      {t.columns.climbed.toLowerCase()} : {now - before > 0 ? '+' : ''}
                      {n(now - before)}
                    </>
                  )}
                  {measureId && (
                    <>
                      {' · '}
                      <a href={`/${params.hub}/mesures/${measureId}`}>
                        {t.seeRows}
                        <span className="ui-hidden"> : {t.rungs[rung]}</span>
                      </a>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ol>
        </Card>
        {alone !== null && (
          <div className="ui-stats">
            <Stat
              label={t.alone}
              value={<Percent value={alone} />}
              period={t.alonePeriod}
              href={`/${params.hub}/mesures/volunteering.sessions-by-members`}
              linkWords={t.toSessions}
            />
          </div>
        )}
        <Card>
          <LineChart
            title={t.adhesion}
            months={curve.months}
            unit="number"
            lines={[
              { key: 'members', label: t.members, values: curve.members },
              { key: 'volunteers', label: t.volunteers, values: curve.volunteers },
            ]}
          />
        </Card>
        {who && <Who who={who} hub={params.hub} />}
      </div>
    </>
  )
}
