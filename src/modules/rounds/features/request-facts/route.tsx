import { data, redirect } from 'react-router'
import { keepRequestFacts } from '#modules/rounds/errands/request-facts.server.ts'
import { placeAddresses } from '#modules/rounds/geocode/geocode.server.ts'
import { en } from '#modules/rounds/messages.collect.en.ts'
import { fr } from '#modules/rounds/messages.collect.fr.ts'
import { mayNoteErrands } from '#modules/rounds/permits.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { HeldGoods } from '#modules/rounds/ui/HeldGoods.tsx'
import { DoorFields, LoadFields, useErrandLabels } from '#modules/rounds/ui/StopFields.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Check } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { FACT_PRIORITIES, FACT_WAYS, factsForm } from './form.ts'
import { requestFactsPage } from './query.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayNoteErrands(ctx.actor)) refusePage()
  const page = (await requestFactsPage(ctx, params.number)) ?? noPage()
  return { page, done: new URL(request.url).searchParams.get('fait') }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayNoteErrands(ctx.actor)) refusePage()
  const page = (await requestFactsPage(ctx, params.number)) ?? noPage()
  const here = `/${ctx.hub.slug}/tournees/courses/demande/${page.number}`
  const sent = await request.formData()
  if (sent.get('intent') === 'forget') {
    const gone = await keepRequestFacts(ctx, page.id, {})
    if (!gone.ok) return data(refusedForm({}, gone), { status: 422 })
    return redirect(`${here}?fait=oubliee`)
  }
  const form = readForm(factsForm, sent)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const { priority, optional, ...same } = form.value
  const done = await keepRequestFacts(ctx, page.id, {
    ...same,
    priority: priority === undefined ? undefined : Number(priority),
    optional: optional === undefined ? undefined : optional === 'oui',
  })
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  await placeAddresses(ctx, [same.address ?? '', same.toAddress ?? ''])
  return redirect(`${here}?fait=enregistree`)
}

export default function RequestFacts({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const { windows } = useDayWords()
  const w = t.facts
  const f = t.form
  const { page, done } = loaderData
  const { now } = page
  const shown = shownForm(useLocale(), actionData, t.errors, page.before)
  const labels = useErrandLabels()
  return (
    <>
      <title>{`${w.title(page.number)} · Palier`}</title>
      <PageHeader
        title={w.title(page.number)}
        lede={w.lede}
        over={<a href={`/${params.hub}/tournees/courses/attente`}>{t.waiting.title}</a>}
        quiet={<ButtonLink href={`/${params.hub}/demandes/${page.number}`}>{w.request}</ButtonLink>}
      />
      <div className="ui-stack">
        {done && !actionData && <Notice tone="success">{done === 'oubliee' ? w.forgotten : w.saved}</Notice>}
        {!page.open && <Notice live={false}>{w.over}</Notice>}
        <Card title={now.what}>
          <p>{page.travels ? w.now : w.notNow}</p>
          {page.open && now.held && (
            <p>
              <HeldGoods held={now.held} />
            </p>
          )}
          <DefinitionList
            items={[
              { term: t.columns.whom, value: now.whom },
              { term: t.columns.day, value: <DayFr value={now.dueOn} /> },
              { term: t.columns.way, value: page.travels ? t.ways[now.way] : null },
              { term: t.columns.address, value: now.address || t.waiting.noAddress },
              { term: t.columns.toAddress, value: now.toAddress },
              { term: t.columns.hours, value: windows(now.hours) || t.anyTime },
              { term: t.columns.minutes, value: t.minutes(now.minutes) },
              { term: t.columns.load, value: t.load(now.load.kg, now.load.crates) },
            ]}
          />
        </Card>
        {page.open && (
          <Form id="precisions" hidden={{ seen: page.seen }} labels={labels} {...shown}>
            <Field
              type="select"
              name="way"
              label={w.way}
              optional
              blank={w.asService}
              width="medium"
              options={FACT_WAYS.map((value) => ({
                value,
                label: value === 'none' ? w.none : t.ways[value],
              }))}
            />
            <Field
              name="address"
              label={w.address}
              help={w.addressHelp}
              optional
              maxLength={200}
              autoComplete="off"
            />
            <DoorFields />
            <LoadFields />
            <Field
              type="select"
              name="priority"
              label={f.priority}
              optional
              blank={w.asService}
              width="medium"
              options={FACT_PRIORITIES.map((value) => ({ value, label: f.priorities[value] }))}
            />
            <Field
              type="select"
              name="optional"
              label={w.optionalChoice}
              optional
              blank={w.asService}
              width="medium"
              options={(['non', 'oui'] as const).map((value) => ({ value, label: w.optionals[value] }))}
            />
            <Field type="textarea" name="note" label={f.note} optional rows={2} maxLength={500} />
            <FormActions>
              <Button tone="primary" icon={Check}>
                {w.save}
              </Button>
            </FormActions>
          </Form>
        )}
        {page.open && page.seen && (
          <Form id="oublier" intent="forget">
            <Button tone="quiet">{w.forget}</Button>
          </Form>
        )}
      </div>
    </>
  )
}
