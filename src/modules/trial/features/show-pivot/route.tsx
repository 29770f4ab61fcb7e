import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { undoReadjustment } from '#modules/trial/focus/readjust.server.ts'
import { pivotById, undoOf } from '#modules/trial/focus/store.server.ts'
import { en } from '#modules/trial/messages/focus.en.ts'
import { fr } from '#modules/trial/messages/focus.fr.ts'
import { mayReadTrial, mayWriteTrial } from '#modules/trial/permits.ts'
import { pivotTitle } from '#modules/trial/ui/pivot-words.ts'
import { Refused } from '#modules/trial/ui/Refused.tsx'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { Undo2 } from '#ui/icons.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { undoForm } from './form.ts'
import { MovesTable } from './MovesTable.tsx'

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  const id = params.pivot
  if (!isId<'Pivot'>(id)) noPage()
  const { pivot, undo } = await ctx.read(async (tx) => ({
    pivot: await pivotById(tx, ctx.hub.id, id),
    undo: await undoOf(tx, ctx.hub.id, id),
  }))
  if (!pivot) noPage()
  return { key: newId<'Form'>(), pivot, undoneBy: undo?.id ?? null, mayWrite: mayWriteTrial(ctx.actor) }
}

/** The one form of this page: the undo. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadTrial(ctx.actor)) refusePage()
  if (!isId<'Pivot'>(params.pivot)) noPage()
  const form = readForm(undoForm, await request.formData())
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const done = await undoReadjustment(ctx, params.pivot, form.value)
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/cibles?fait=saved`)
}

/** One readjustment, made to be printed: its figures are those of that instant. */
export default function PivotShown({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.pivot
  const { locale, zone } = useLanguage()
  const { key, pivot, undoneBy, mayWrite } = loaderData
  const log = `/${params.hub}/phase-de-test/cibles/journal`
  const title = pivotTitle(t, pivot)
  const other = undoneBy ?? pivot.undoes
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} over={<a href={log}>{w.backToLog}</a>} />
      <div className="ui-stack">
        {!mayWrite && <Refused state={actionData} errors={t.errors} />}
        {other && (
          <Notice tone="info" live={false} actions={<a href={`${log}/${other}`}>{w.seeOther}</a>}>
            {undoneBy ? w.undone : w.undoes}
          </Notice>
        )}
        <DefinitionList
          items={[
            { term: w.by, value: pivot.actorName },
            { term: w.at, value: formatInstant(pivot.at, zone, locale) },
            { term: w.reason, value: pivot.reason },
            { term: w.argument, value: pivot.argument },
            { term: w.tested, value: t.testedOf(pivot.tested, pivot.most) },
          ]}
        />
        {pivot.moves.length > 0 && (
          <section className="ui-stack">
            <h2>{w.moves}</h2>
            <p className="ui-soft">
              {w.frozen(formatDay(pivot.fromDay, locale), formatDay(pivot.toDay, locale))}
            </p>
            <MovesTable moves={pivot.moves} caption={w.moves} />
          </section>
        )}
        {mayWrite && !undoneBy && pivot.moves.length > 0 && (
          <Card title={w.undo} className="ui-no-print">
            <p>{w.undoText}</p>
            <Form id="annuler" idempotencyKey={key} {...shownForm(locale, actionData, t.errors)}>
              <Field name="reason" label={t.form.reason} autoComplete="off" />
              {actionData?.errors.argument && (
                <Field
                  type="textarea"
                  name="argument"
                  label={t.form.argument}
                  help={t.form.argumentHelp(pivot.most)}
                  optional
                  rows={2}
                />
              )}
              <FormActions>
                <Button icon={Undo2}>{w.undo}</Button>
              </FormActions>
            </Form>
          </Card>
        )}
      </div>
    </>
  )
}
