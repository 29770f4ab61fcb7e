import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { ownersOf, riskById } from '#modules/trial/actions/store.server.ts'
import { addRisk, changeRisk, setRiskRemoved } from '#modules/trial/actions/write-risks.server.ts'
import { en } from '#modules/trial/messages/actions.en.ts'
import { fr } from '#modules/trial/messages/actions.fr.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { ScaleField } from '#modules/trial/ui/ScaleField.tsx'
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
import { riskForm, riskWordsForm } from './form.ts'

/** One page for a new risk and for one to change: the latter has its id in the address. */
const idOf = (params: object) => {
  const id = 'risk' in params ? params.risk : undefined
  if (id === undefined) return undefined
  return isId<'Risk'>(id) ? id : noPage()
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteTrial(ctx.actor)) refusePage()
  const id = idOf(params)
  const { found, owners } = await ctx.read(async (tx) => ({
    found: id && (await riskById(tx, ctx.hub.id, id)),
    owners: await ownersOf(tx, ctx.hub.id),
  }))
  if (id && (!found || found.removedAt)) noPage()
  return {
    key: newId<'Form'>(),
    id,
    before: found
      ? {
          what: found.what,
          mitigation: found.mitigation,
          trigger: found.trigger,
          ownerName: found.ownerName ?? '',
          reviewOn: found.reviewOn ?? '',
        }
      : undefined,
    owners: [...new Set([ctx.actor.name, ...owners])],
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const posted = await request.formData()
  const id = idOf(params)
  const list = `/${ctx.hub.slug}/phase-de-test/actions/risques`
  if (id && posted.get('intent') === 'remove') {
    const done = await setRiskRemoved(ctx, id, true)
    return done.ok ? redirect(`${list}?retire=${id}`) : data(refusedForm({}, done), { status: 422 })
  }
  if (id) {
    const form = readForm(riskWordsForm, posted)
    if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
    const done = await changeRisk(ctx, id, form.value)
    return done.ok
      ? redirect(`${list}/${id}?fait=saved`)
      : data(refusedForm(form.values, done), { status: 422 })
  }
  const form = readForm(riskForm, posted)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await addRisk(ctx, form.value)
  return done.ok ? redirect(`${list}?fait=saved`) : data(refusedForm(form.values, done), { status: 422 })
}

export default function WriteRisk({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.riskForm
  const { key, id, before, owners } = loaderData
  const title = id ? w.titleEdit : w.titleNew
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader
        title={title}
        over={<a href={`/${params.hub}/phase-de-test/actions/risques`}>{t.sides.risks}</a>}
      />
      <div className="ui-stack">
        <Form idempotencyKey={key} {...shownForm(locale, actionData, t.errors, before)}>
          <Field name="what" label={w.what} help={w.whatHelp} autoComplete="off" />
          {!id && (
            <>
              <ScaleField name="probability" value={actionData ? undefined : 3} />
              <ScaleField name="severity" value={actionData ? undefined : 3} />
            </>
          )}
          <Field
            type="textarea"
            name="mitigation"
            label={w.mitigation}
            help={w.mitigationHelp}
            optional
            rows={2}
          />
          <Field name="trigger" label={w.trigger} help={w.triggerHelp} optional autoComplete="off" />
          <Field name="ownerName" label={w.owner} list={owners} optional autoComplete="off" />
          <Field type="date" name="reviewOn" label={w.review} optional width="medium" />
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
