import '#modules/plan/ui/lines.css'
import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { audiences, dossierParts, storySections } from '#modules/plan/dossiers/dossier.ts'
import { dossierRow, removeDossier, writeDossier } from '#modules/plan/dossiers/dossiers.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { isFunding } from '#modules/plan/rules/plan.ts'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatInstant } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { Check, Download, FileText, Trash2 } from '#ui/icons.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { dossierForm } from './form.ts'
import { handOver } from './use-case.server.ts'

/** The dossier of the address, and the plan whose figures it shows. */
async function dossierOf(context: Route.LoaderArgs['context'], id: string) {
  const ctx = context.get(hubContext)
  if (!isId<'Dossier'>(id)) noPage()
  const { row, loaded } = await ctx.read(async (tx) => ({
    row: await dossierRow(tx, ctx, id),
    loaded: await loadPlan(tx, ctx),
  }))
  if (!row || !loaded) noPage()
  return { ctx, row, loaded }
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  if (!mayReadPlan(context.get(hubContext).actor)) refusePage()
  const { ctx, row, loaded } = await dossierOf(context, params.dossier)
  const locale = context.get(localeContext)
  const askable = loaded.plan.assumptions.filter((line) => isFunding(line) || line.type === 'loan')
  const query = new URL(request.url).searchParams
  return {
    row,
    scenarios: loaded.plan.scenarios.map((s) => ({ value: s.id, label: s.name })),
    asked: askable.map((line) => ({
      value: line.id,
      label: `${line.name} · ${formatEuros(cents('amount' in line ? line.amount : 0), locale, { round: true })}`,
    })),
    saved: query.has('enregistre'),
    mayWrite: mayWritePlan(ctx.actor),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  if (!mayWritePlan(context.get(hubContext).actor)) refusePage()
  const { ctx, row } = await dossierOf(context, params.dossier)
  const posted = await request.formData()
  const list = `/${params.hub}/modele/dossier`
  const seen = { id: row.id, version: Number(posted.get('version')) }
  const refused = (code: string) => data<FormState>({ values: {}, errors: { '': code } }, { status: 422 })
  if (posted.get('intent') === 'remove') {
    const gone = await removeDossier(ctx, { ...seen, removed: true })
    return gone.ok ? redirect(`${list}?retire=${row.id}&v=${seen.version + 1}`) : refused(gone.code)
  }
  if (posted.get('intent') === 'hand') {
    const { dossier } = wordsFor(context.get(localeContext), { fr, en })
    const handed = await handOver(ctx, { ...seen, reason: dossier.handReason(row.name) })
    return handed.ok ? redirect(`${list}/${row.id}`) : refused(handed.code)
  }
  const form = readForm(dossierForm, posted)
  if (!form.ok) return data<FormState>({ values: form.values, errors: form.errors }, { status: 422 })
  const written = await writeDossier(ctx, seen, form.value)
  if (!written.ok) return data<FormState>(refusedForm(form.values, written), { status: 422 })
  return redirect(`${list}/${row.id}?enregistre`)
}

export default function WriteDossier({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.dossier
  const { locale, zone } = useLanguage()
  const { row, scenarios, asked, saved, mayWrite } = loaderData
  const model = `/${params.hub}/modele`
  const shown = shownForm(locale, actionData, t.errors, {
    ...row.story,
    ...{ name: row.name, audience: row.audience, addressee: row.addressee },
    ...{ scenario: row.scenario ?? '', asked: row.asked ?? '', parts: row.parts.join(',') },
  })
  const scenario = row.scenario ? `?scenario=${row.scenario}` : ''
  return (
    <>
      <title>{`${row.name} · Palier`}</title>
      <PageHeader
        title={row.name}
        over={w.paper.to(row.addressee)}
        action={
          <ButtonLink tone="primary" icon={Download} href={`${model}/dossier/${row.id}/pdf`}>
            {w.pdf}
          </ButtonLink>
        }
      />
      <PlanTabs hub={params.hub} current="dossier" />
      {saved && <Notice tone="success">{w.saved}</Notice>}
      {row.removedAt && <Notice tone="warn">{w.gone}</Notice>}
      <p className="ui-row ui-no-print">
        <ButtonLink icon={Download} href={`${model}/previsions/classeur${scenario}`}>
          {w.workbook}
        </ButtonLink>
        <ButtonLink icon={FileText} href={`${model}/previsions/budget${scenario}`}>
          {w.budget}
        </ButtonLink>
      </p>
      {mayWrite && (
        <>
          <Form hidden={{ version: String(row.version) }} {...shown}>
            <Field name="name" label={w.name} maxLength={120} autoComplete="off" />
            <Field
              type="radio"
              name="audience"
              label={w.audience}
              options={audiences.map((value) => ({ value, label: w.audiences[value] }))}
            />
            <Field name="addressee" label={w.addressee} help={w.addresseeHelp} maxLength={200} />
            <FieldSet legend={w.figures}>
              <Field
                type="select"
                name="scenario"
                label={w.scenario}
                blank={w.base}
                optional
                options={scenarios}
              />
              <Field
                type="select"
                name="asked"
                label={w.asked}
                help={w.askedHelp}
                blank={w.nothingAsked}
                optional
                options={asked}
              />
              <Field
                type="checkboxes"
                name="parts"
                label={w.parts}
                optional
                values={(shown.values.parts ?? '').split(',')}
                options={dossierParts.map((value) => ({ value, label: w.partNames[value] }))}
              />
            </FieldSet>
            <FieldSet legend={w.words} help={w.wordsHelp}>
              {storySections.map((section) => (
                <Field
                  key={section}
                  type="textarea"
                  rows={5}
                  name={section}
                  label={w.sections[section]}
                  help={w.sectionHelp[section]}
                  optional
                />
              ))}
            </FieldSet>
            <FormActions>
              <Button tone="primary">{w.save}</Button>
              <ButtonLink href={`${model}/dossier`}>{t.board.close}</ButtonLink>
            </FormActions>
          </Form>
          <Card title={w.handed}>
            <p>
              {row.handedAt
                ? w.handedOn(formatInstant(row.handedAt, zone, locale), row.handedVersion ?? 0)
                : w.handHelp}
            </p>
            <form method="post" className="ui-row">
              <input type="hidden" name="version" value={row.version} />
              <Button name="intent" value="hand" icon={Check}>
                {w.hand}
              </Button>
              <Button tone="danger" name="intent" value="remove" icon={Trash2}>
                {w.remove}
              </Button>
            </form>
          </Card>
        </>
      )}
    </>
  )
}
