import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { mayReadTrips } from '#modules/rounds/index.server.ts'
import { comparedNow } from '#modules/trial/logistics/figures.server.ts'
import { comparisonById } from '#modules/trial/logistics/store.server.ts'
import { outcomeWords } from '#modules/trial/logistics/words.ts'
import { en } from '#modules/trial/messages/logistics.en.ts'
import { fr } from '#modules/trial/messages/logistics.fr.ts'
import { mayReadTrial, mayWriteTrial } from '#modules/trial/permits.ts'
import { hypothesisById } from '#modules/trial/store.server.ts'
import { SchemeChart } from '#modules/trial/ui/SchemeChart.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Status } from '#ui/Status.tsx'
import type { Route } from './+types/route'
import { closeForm } from './form.ts'
import { SchemeTable } from './SchemeTable.tsx'
import { closeComparison } from './use-case.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const id = params.comparison
  if (!isId<'Comparison'>(id)) noPage()
  const read = await ctx.read(async (tx) => {
    const comparison = await comparisonById(tx, ctx.hub.id, id)
    const hypothesisId = comparison?.hypothesisId
    return { comparison, hypothesis: hypothesisId && (await hypothesisById(tx, ctx.hub.id, hypothesisId)) }
  })
  const { comparison, hypothesis } = read
  if (!comparison) noPage()
  return {
    comparison,
    hypothesis: hypothesis ? { id: hypothesis.id, text: hypothesis.text } : null,
    now: await comparedNow(ctx, comparison),
    done: new URL(request.url).searchParams.get('fait'),
    mayWrite: mayWriteTrial(ctx.actor),
    mayReadTrips: mayReadTrips(ctx.actor),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteTrial(ctx.actor)) refusePage()
  const id = params.comparison
  if (!isId<'Comparison'>(id)) noPage()
  const form = readForm(closeForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await closeComparison(ctx, id, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/logistique/${id}?fait=closed`)
}

export default function ComparisonShown({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { comparison: one, hypothesis, now, done, mayWrite } = loaderData
  const base = `/${params.hub}/phase-de-test`
  const said = outcomeWords(t, locale, one.goal, now)
  const best = now.outcome.kind === 'told' ? now.outcome.best : null
  const kept = now.lines.find(({ scheme }) => scheme.id === one.keptSchemeId)
  return (
    <>
      <title>{`${one.name} · Palier`}</title>
      <PageHeader
        title={one.name}
        over={<a href={`${base}/logistique`}>{t.title}</a>}
        lede={t.fromTo(formatDay(now.from, locale), formatDay(now.to, locale))}
      />
      <div className="ui-stack">
        {done === 'saved' && <Notice tone="success">{t.saved}</Notice>}
        {done === 'closed' && <Notice tone="success">{t.closedNow}</Notice>}
        <Card>
          <p>
            <Status tone={said.tone}>{said.title}</Status>
          </p>
          <p>{said.text}</p>
          <SchemeChart
            goal={one.goal}
            level={now.level}
            lines={now.lines.map(({ scheme, figures, interval }) => ({
              ...{ key: scheme.id, name: scheme.name, value: figures[one.goal].value, interval },
              best: scheme.id === best,
            }))}
          />
        </Card>
        <SchemeTable
          caption={one.name}
          lines={now.lines}
          trips={
            loaderData.mayReadTrips ? `/${params.hub}/deplacements?du=${now.from}&au=${now.to}&schema=` : null
          }
        />
        <DefinitionList
          items={[
            { term: t.question, value: one.question },
            {
              term: t.hypothesis,
              value: hypothesis && (
                <a href={`${base}/apprendre/hypotheses/${hypothesis.id}`}>{hypothesis.text}</a>
              ),
            },
            { term: t.kept, value: one.closedOn && (kept?.scheme.name ?? t.keptNone) },
            { term: t.learned, value: one.learned },
          ]}
        />
        {one.closedOn && <p className="ui-soft">{t.closedOn(formatDay(one.closedOn, locale))}</p>}
        {mayWrite && !one.closedOn && (
          <Card title={t.close}>
            <p className="ui-soft">{t.closeHelp}</p>
            <Form {...shownForm(locale, actionData, t.errors)}>
              <Field
                type="select"
                name="kept"
                label={t.kept}
                optional
                blank={t.keptNone}
                options={now.lines.map(({ scheme }) => ({ value: scheme.id, label: scheme.name }))}
              />
              <Field type="textarea" name="learned" label={t.learned} rows={3} />
              <FormActions>
                <Button tone="primary">{t.close}</Button>
              </FormActions>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}
