import { Fragment } from 'react'
import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { focusMatrix, type Matrix, type MatrixCell } from '#modules/trial/focus/matrix.server.ts'
import { readjust } from '#modules/trial/focus/readjust.server.ts'
import { en } from '#modules/trial/messages/focus.en.ts'
import { fr } from '#modules/trial/messages/focus.fr.ts'
import { mayWriteTrial } from '#modules/trial/permits.ts'
import { CELL_STATES } from '#modules/trial/rules/cells.ts'
import { readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { ChooseCells } from './ChooseCells.tsx'
import { cellField, readjustForm, seenField, wantedCells } from './form.ts'
import './readjust.css'

export async function loader({ context, request }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWriteTrial(ctx.actor)) refusePage()
  const params = new URL(request.url).searchParams
  const matrix = await focusMatrix(ctx, { all: true })
  const target = matrix.targets.find((one) => one === params.get('cible'))
  const service = matrix.services.find((one) => one.id === params.get('service'))
  return {
    key: newId<'Form'>(),
    matrix,
    target,
    service,
    every: params.has('tout'),
  }
}

export async function action({ request, context }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const posted = await request.formData()
  const form = readForm(readjustForm, posted)
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const moves = wantedCells(posted, form.value.all)
  const done = await readjust(ctx, { ...form.value, moves })
  if (!done.ok) return data(refusedForm(form.values, done), { status: 422 })
  return redirect(`/${ctx.hub.slug}/phase-de-test/cibles?fait=saved`)
}

export default function Readjust({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.form
  const locale = useLocale()
  const { key, matrix, target, service, every } = loaderData
  const base = `/${params.hub}/phase-de-test/cibles`
  const chosen = target || service || every
  const cells = matrix.cells.filter(
    (cell) => (!target || cell.target === target) && (!service || cell.serviceId === service.id),
  )
  const what = [service?.name, target && t.targets[target]].filter(Boolean).join(' · ')
  const title = what ? `${w.title} : ${what}` : w.title
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} over={<a href={base}>{t.title}</a>} lede={w.lede} />
      {matrix.services.length === 0 ? (
        <EmptyState
          title={t.noServices}
          action={
            <ButtonLink tone="primary" href={`/${params.hub}/catalogue`}>
              {t.catalogue}
            </ButtonLink>
          }
        >
          {t.noServicesText}
        </EmptyState>
      ) : chosen ? (
        <Form idempotencyKey={key} {...shownForm(locale, actionData, t.errors)}>
          <Cells matrix={matrix} cells={cells} grouped={!target && !service} byTarget={!target} />
          {cells.length > 1 && (
            <Field
              type="select"
              name="all"
              label={w.allTo}
              help={w.allToHelp}
              optional
              options={CELL_STATES.map((value) => ({ value, label: t.states[value] }))}
            />
          )}
          <Field type="textarea" name="reason" label={w.reason} help={w.reasonHelp} rows={3} />
          <Field
            type="textarea"
            name="argument"
            label={w.argument}
            help={w.argumentHelp(matrix.most)}
            optional
            rows={2}
          />
          <Field name="name" label={w.name} help={w.nameHelp} optional autoComplete="off" />
          <FormActions>
            <Button tone="primary">{w.save}</Button>
          </FormActions>
        </Form>
      ) : (
        <ChooseCells matrix={matrix} base={base} />
      )}
    </>
  )
}

type CellsProps = { matrix: Matrix; cells: readonly MatrixCell[]; grouped: boolean; byTarget: boolean }

/** One select for each cell; all of them stand target after target. */
function Cells({ matrix, cells, grouped, byTarget }: CellsProps) {
  const t = useWords({ fr, en })
  const names = new Map(matrix.services.map(({ id, name }) => [id, name]))
  const select = (cell: MatrixCell, label: string) => (
    <Fragment key={`${cell.target} ${cell.serviceId}`}>
      <Field
        type="select"
        name={cellField(cell.target, cell.serviceId)}
        label={label}
        value={cell.state}
        blank={false}
        options={CELL_STATES.map((value) => ({ value, label: t.states[value] }))}
      />
      <input type="hidden" name={seenField(cell.target, cell.serviceId)} value={cell.state} />
    </Fragment>
  )
  if (!grouped)
    return (
      <div className="readjust-cells">
        {cells.map((cell) => select(cell, byTarget ? t.targets[cell.target] : names.get(cell.serviceId)!))}
      </div>
    )
  return (
    <>
      {matrix.targets.map((target) => {
        const own = cells.filter((cell) => cell.target === target)
        const used = own.some((cell) => cell.state !== 'not-now' || cell.figures.requests > 0)
        return (
          <details key={target} className="readjust-target" open={used}>
            <summary>{t.targets[target]}</summary>
            <FieldSet legend={t.targets[target]}>
              <div className="readjust-cells">
                {own.map((cell) => select(cell, names.get(cell.serviceId)!))}
              </div>
            </FieldSet>
          </details>
        )
      })}
    </>
  )
}
