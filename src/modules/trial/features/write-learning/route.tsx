import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { figureText } from '#modules/measures/ui/figure.ts'
import { showTest } from '#modules/trial/learning/show.server.ts'
import { en } from '#modules/trial/messages/learning.en.ts'
import { fr } from '#modules/trial/messages/learning.fr.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { LEVELS_OF_MAP } from '#modules/trial/rules/map.ts'
import { FINDINGS } from '#modules/trial/rules/tests.ts'
import { VerdictMark } from '#modules/trial/ui/EvidenceTable.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { learningForm } from './form.ts'
import { writeLearning } from './use-case.server.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteTrial(ctx.actor)) refusePage()
  const page = isId<'Test'>(params.test) ? await showTest(ctx, params.test) : null
  if (!page) noPage()
  const { test, hypothesis, counts } = page
  return { key: newId<'Form'>(), test, evidence: hypothesis.evidence, belief: hypothesis.text, counts }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteTrial(ctx.actor)) refusePage()
  if (!isId<'Test'>(params.test)) noPage()
  const form = readForm(learningForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await writeLearning(ctx, params.test, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/apprendre/tests/${params.test}?fait=learnt`)
}

export default function WriteLearning({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.learn
  const { key, test, evidence, belief, counts } = loaderData
  const { found } = test
  const figure = (value: number | null) => figureText(value, found.unit, locale)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader
        title={w.title}
        over={<a href={`/${params.hub}/phase-de-test/apprendre/tests/${test.id}`}>{test.name}</a>}
        lede={w.lede}
      />
      <p>« {belief} »</p>
      <p>
        {counts[locale]} : <strong>{figure(found.value)}</strong>{' '}
        <span className="ui-soft">{t.wanted[found.comparison](figure(found.threshold))}</span>{' '}
        <VerdictMark verdict={found.verdict} />
      </p>
      {found.verdict === 'too-early' && (
        <Notice title={w.early} live={false}>
          {w.earlyText}
        </Notice>
      )}
      <Form idempotencyKey={key} {...shownForm(locale, actionData, t.errors)}>
        <Field type="textarea" name="observed" label={w.observed} help={w.observedHelp} rows={3} />
        <Field type="textarea" name="learned" label={w.learned} rows={3} />
        <Field
          type="radio"
          name="decided"
          label={w.decided}
          options={FINDINGS.map((value) => ({
            value,
            label: t.findings[value],
            help: t.findingHelp[value],
          }))}
        />
        <Field type="textarea" name="next" label={w.next} help={w.nextHelp} optional rows={2} />
        <Field
          type="radio"
          name="evidence"
          label={w.evidence}
          optional
          value={evidence === null ? undefined : String(evidence)}
          options={LEVELS_OF_MAP.map((n) => ({ value: String(n), label: t.map.evidences[n - 1]! }))}
        />
        <FormActions>
          <Button tone="primary">{w.save}</Button>
        </FormActions>
      </Form>
    </>
  )
}
