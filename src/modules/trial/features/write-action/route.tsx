import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { actionById, ownersOf, risksPage } from '#modules/trial/actions/store.server.ts'
import { addAction, changeAction, setActionRemoved } from '#modules/trial/actions/write-actions.server.ts'
import { conditionsPage } from '#modules/trial/gate/conditions-store.server.ts'
import { en } from '#modules/trial/messages/actions.en.ts'
import { fr } from '#modules/trial/messages/actions.fr.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { currentOf } from '#modules/trial/rules/stages.ts'
import { hypothesesOf, stagesOf } from '#modules/trial/store.server.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Trash2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { actionForm } from './form.ts'

/** One page for a new action and for one to change: the latter has its id in the address. */
const idOf = (params: object) => {
  const id = 'action' in params ? params.action : undefined
  if (id === undefined) return undefined
  return isId<'TrialAction'>(id) ? id : noPage()
}

/** What may be chosen is what a page can show: the most serious risks, the hypotheses of the stage we are in. */
const CHOICES = 100

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteTrial(ctx.actor)) refusePage()
  const id = idOf(params)
  const { hub } = ctx
  const read = await ctx.read(async (tx) => {
    const stage = currentOf(await stagesOf(tx, hub.id))
    return {
      found: id && (await actionById(tx, hub.id, id)),
      owners: await ownersOf(tx, hub.id),
      risks: (await risksPage(tx, hub.id, { q: '', open: true }, null, CHOICES)).rows,
      hypotheses: stage ? await hypothesesOf(tx, hub.id, stage.id) : [],
      conditions: await conditionsPage(tx, hub.id, { q: '', state: 'open' }, null, CHOICES),
    }
  })
  const { found } = read
  if (id && (!found || found.removedAt)) noPage()
  const risk = new URL(request.url).searchParams.get('risque')
  const before: Record<string, string> = found
    ? {
        what: found.what,
        details: found.details,
        impact: String(found.impact),
        riskCut: String(found.riskCut),
        effort: String(found.effort),
        ownerName: found.ownerName ?? '',
        dueOn: found.dueOn ?? '',
        riskId: found.riskId ?? '',
        hypothesisId: found.hypothesisId ?? '',
        conditionId: found.conditionId ?? '',
      }
    : { riskId: risk ?? '', impact: '3', riskCut: '0', effort: '2' }
  return {
    key: newId<'Form'>(),
    id,
    before,
    owners: [...new Set([ctx.actor.name, ...read.owners])],
    risks: read.risks.map((one) => ({ value: one.id, label: one.what })),
    hypotheses: read.hypotheses.map((one) => ({ value: one.id, label: one.text })),
    conditions: read.conditions.map((one) => ({ value: one.id, label: one.what })),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const posted = await request.formData()
  const id = idOf(params)
  const list = `/${ctx.hub.slug}/phase-de-test/actions`
  if (id && posted.get('intent') === 'remove') {
    const done = await setActionRemoved(ctx, id, true)
    return done.ok ? redirect(`${list}?retire=${id}`) : data(refusedForm({}, done), { status: 422 })
  }
  const form = readForm(actionForm, posted)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = id ? await changeAction(ctx, id, form.value) : await addAction(ctx, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`${list}?fait=saved`)
}

const numbers = (from: number) =>
  Array.from({ length: 6 - from }, (_, i) => ({ value: String(from + i), label: String(from + i) }))

export default function WriteAction({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.actionForm
  const { key, id, before, risks, hypotheses, conditions } = loaderData
  const title = id ? w.titleEdit : w.titleNew
  const score = (name: 'impact' | 'riskCut' | 'effort', label: string, help: string, from: number) => (
    <Field
      type="radio"
      name={name}
      label={label}
      help={help}
      value={actionData ? undefined : before[name]}
      inline
      options={numbers(from)}
    />
  )
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        title={title}
        over={<a href={`/${params.hub}/phase-de-test/actions`}>{t.sides.actions}</a>}
      />
      <div className="ui-stack">
        <Form idempotencyKey={key} {...shownForm(locale, actionData, t.errors, before)}>
          <Field name="what" label={w.what} help={w.whatHelp} autoComplete="off" />
          <Field type="textarea" name="details" label={w.details} optional rows={2} />
          {score('impact', w.impact, w.impactHelp, 1)}
          {score('riskCut', w.riskCut, w.riskCutHelp, 0)}
          {score('effort', w.effort, w.effortHelp, 1)}
          <Field
            name="ownerName"
            label={w.owner}
            help={w.ownerHelp}
            list={loaderData.owners}
            optional
            autoComplete="off"
          />
          <Field type="date" name="dueOn" label={w.due} optional width="medium" />
          {risks.length > 0 && <Field type="select" name="riskId" label={w.risk} optional options={risks} />}
          {hypotheses.length > 0 && (
            <Field type="select" name="hypothesisId" label={w.hypothesis} optional options={hypotheses} />
          )}
          {conditions.length > 0 && (
            <Field type="select" name="conditionId" label={w.condition} optional options={conditions} />
          )}
          <FormActions>
            <Button tone="primary">{w.save}</Button>
          </FormActions>
        </Form>
        {id && (
          <Form id="retirer" intent="remove">
            <Button icon={Trash2}>{t.remove}</Button>
          </Form>
        )}
      </div>
    </>
  )
}
