import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { en } from '#modules/trial/messages/learning.en.ts'
import { fr } from '#modules/trial/messages/learning.fr.ts'
import { en as trialEn } from '#modules/trial/messages.en.ts'
import { fr as trialFr } from '#modules/trial/messages.fr.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { HAND_UNITS } from '#modules/trial/rules/tests.ts'
import { COMPARISONS, HYPOTHESIS_KINDS } from '#modules/trial/rules/words.ts'
import { currentStage } from '#modules/trial/trial.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { testForm } from './form.ts'
import { changeTestPage, newTestPage } from './query.server.ts'
import { changeTest, planTest } from './use-case.server.ts'

/** One page for a new test and for one to change: the latter has its id in the address. */
const idOf = (params: object) => {
  const id = 'test' in params ? params.test : undefined
  if (id === undefined) return undefined
  return isId<'Test'>(id) ? id : noPage()
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteTrial(ctx.actor)) refusePage()
  const id = idOf(params)
  const locale = context.get(localeContext)
  const page = id
    ? await changeTestPage(ctx, locale, id)
    : await newTestPage(ctx, locale, new URL(request.url).searchParams)
  if (!page) noPage()
  return { ...page, key: newId<'Form'>() }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteTrial(ctx.actor)) refusePage()
  const id = idOf(params)
  const form = readForm(testForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = id
    ? await changeTest(ctx, id, form.value)
    : await planTest(ctx, (await currentStage(ctx))?.id, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/apprendre/tests/${done.value.id}?fait=saved`)
}

export default function WriteTest({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const words = useWords({ fr: trialFr, en: trialEn })
  const w = t.form
  const { key, test, values, hypotheses, criteria, measures } = loaderData
  const title = test ? w.titleEdit : w.titleNew
  const base = `/${params.hub}/phase-de-test/apprendre`
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        title={title}
        over={<a href={test ? `${base}/tests/${test.id}` : base}>{test ? test.name : t.title}</a>}
      />
      {test?.state === 'running' && <Notice live={false}>{w.barSet}</Notice>}
      <Form
        idempotencyKey={key}
        {...shownForm(useLocale(), actionData, { ...words.errors, ...t.errors }, values)}
      >
        {!test && (
          <FieldSet legend={w.hypothesis}>
            <Field
              type="select"
              name="hypothesisId"
              label={w.hypothesis}
              labelHidden
              blank={w.hypothesisNew}
              optional
              options={hypotheses}
            />
            <Field type="textarea" name="belief" label={w.belief} help={w.beliefHelp} optional rows={2} />
            <Field
              type="radio"
              name="kind"
              label={w.kind}
              optional
              inline
              options={HYPOTHESIS_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
            />
          </FieldSet>
        )}
        <Field name="name" label={w.name} autoComplete="off" />
        <Field type="textarea" name="how" label={w.how} help={w.howHelp} rows={3} />
        <FieldSet legend={w.source} help={w.sourceHelp}>
          <Field
            type="select"
            name="source"
            label={w.source}
            labelHidden
            blank={false}
            options={[
              { value: 'hand', label: w.sources.hand },
              ...(criteria.length > 0 ? [{ group: w.sources.criteria, options: criteria }] : []),
              { group: w.sources.measures, options: measures },
            ]}
          />
          <Field name="counted" label={w.counted} help={w.countedHelp} optional autoComplete="off" />
          <Field
            type="radio"
            name="unit"
            label={w.unit}
            optional
            options={HAND_UNITS.map((value) => ({ value, label: t.handUnits[value] }))}
          />
        </FieldSet>
        <Field
          type="radio"
          name="comparison"
          label={w.comparison}
          inline
          options={COMPARISONS.map((value) => ({ value, label: words.comparisons[value] }))}
        />
        <Field
          name="threshold"
          label={w.threshold}
          help={w.thresholdHelp}
          width="medium"
          optional
          autoComplete="off"
        />
        <Field type="number" name="minSample" label={w.minSample} help={w.minSampleHelp} width="short" />
        <Field type="date" name="deadline" label={w.deadline} width="medium" />
        <Field type="money" name="cost" label={w.cost} width="medium" />
        <Field type="number" name="hours" label={w.hours} unit="h" width="short" />
        <Field name="owner" label={w.owner} width="medium" autoComplete="off" />
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
