import { UndoForm } from '#modules/plan/ui/UndoForm.tsx'
import '#modules/plan/ui/lines.css'
import { data, redirect } from 'react-router'
import { isId, newId } from '#kit/id.ts'
import { refuse } from '#kit/result.ts'
import { audiences } from '#modules/plan/dossiers/dossier.ts'
import { addDossier, dossiersOf, removeDossier } from '#modules/plan/dossiers/dossiers.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button } from '#ui/Button.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { FileText } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Table } from '#ui/Table.tsx'
import type { Route } from './+types/route'
import { newDossierForm } from './form.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const dossiers = await dossiersOf(ctx)
  if (!dossiers) throw redirect(`/${params.hub}/modele/nouveau`)
  const query = new URL(request.url).searchParams
  return {
    dossiers: dossiers.map(({ id, name, audience, addressee, updatedAt, handedAt }) => ({
      ...{ id, name, audience, addressee, updatedAt, handedAt },
    })),
    removed: query.get('retire'),
    removedVersion: query.get('v'),
    restored: query.has('remis'),
    key: newId<'Form'>(),
    mayWrite: mayWritePlan(ctx.actor),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const posted = await request.formData()
  const list = `/${params.hub}/modele/dossier`
  if (posted.get('intent') === 'restore') {
    const id = String(posted.get('id'))
    const seen = { version: Number(posted.get('version')), removed: false }
    const back = isId<'Dossier'>(id) ? await removeDossier(ctx, { id, ...seen }) : refuse('not_found')
    if (back.ok) return redirect(`${list}?remis`)
    return data<FormState>({ values: {}, errors: { '': back.code } }, { status: 422 })
  }
  const form = readForm(newDossierForm, posted)
  if (!form.ok) return data<FormState>({ values: form.values, errors: form.errors }, { status: 422 })
  const made = await addDossier(ctx, form.value)
  if (!made.ok) return data<FormState>(refusedForm(form.values, made), { status: 422 })
  return redirect(`${list}/${made.value.id}`)
}

export default function Dossiers({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.dossier
  const { dossiers, removed, removedVersion, restored, key, mayWrite } = loaderData
  const base = `/${params.hub}/modele/dossier`
  const shown = shownForm(useLocale(), actionData, t.errors, { audience: 'funder' })
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <PlanTabs hub={params.hub} current="dossier" />
      {restored && <Notice tone="success">{w.restored}</Notice>}
      {removed && removedVersion && mayWrite && (
        <Notice
          tone="info"
          actions={<UndoForm removed={{ id: removed, version: removedVersion }} label={w.undo} />}
        >
          {w.gone}
        </Notice>
      )}
      <Table
        caption={w.title}
        rows={dossiers}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/${row.id}`}
        columns={[
          { key: 'name', header: w.name, cell: (row) => row.name },
          { key: 'to', header: w.addressee, cell: (row) => row.addressee },
          { key: 'audience', header: w.audience, cell: (row) => w.audiences[row.audience] },
          { key: 'changed', header: w.changed, cell: (row) => <DateTimeFr value={row.updatedAt} /> },
          {
            key: 'handed',
            header: w.handed,
            cell: (row) => (row.handedAt ? <DateTimeFr value={row.handedAt} /> : w.never),
          },
        ]}
        empty={
          <EmptyState title={w.none} icon={FileText}>
            {w.firstStep}
          </EmptyState>
        }
      />
      {mayWrite && (
        <Form idempotencyKey={key} className="plan-apart" {...shown}>
          <FieldSet legend={w.new}>
            <Field name="name" label={w.name} help={w.nameHelp} maxLength={120} autoComplete="off" />
            <Field
              type="radio"
              name="audience"
              label={w.audience}
              options={audiences.map((value) => ({ value, label: w.audiences[value] }))}
            />
            <Field
              name="addressee"
              label={w.addressee}
              help={w.addresseeHelp}
              maxLength={200}
              autoComplete="off"
            />
          </FieldSet>
          <FormActions>
            <Button tone="primary">{w.begin}</Button>
          </FormActions>
        </Form>
      )}
    </>
  )
}
