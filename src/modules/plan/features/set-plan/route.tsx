import '#modules/plan/ui/lines.css'
import { data, redirect } from 'react-router'
import { currentPlan } from '#modules/plan/current.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { RowFields } from '#modules/plan/ui/RowFields.tsx'
import { type FormState, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { correlations, readSettings, regimes, settingsErrors, settingsValues } from './form.ts'
import { printOf, setPlan } from './use-case.server.ts'

/** A mistake that the settings cause elsewhere: in which line or at which path, and why. */
type Elsewhere = { readonly where: string; readonly code: string }
type Answer = FormState & { readonly elsewhere: readonly Elsewhere[] }

async function planOf(context: Route.LoaderArgs['context'], hub: string) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const plan = await currentPlan(ctx)
  if (!plan) throw redirect(`/${hub}/modele/nouveau`)
  return { ctx, plan }
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const { plan } = await planOf(context, params.hub)
  return { name: plan.name, values: settingsValues(plan), seen: printOf(plan) }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { ctx, plan } = await planOf(context, params.hub)
  const posted = await request.formData()
  const form = readSettings(plan.kind, posted)
  const refused = (state: FormState, elsewhere: readonly Elsewhere[] = []) =>
    data<Answer>({ ...state, elsewhere }, { status: 422 })
  if (!form.ok) return refused({ values: form.values, errors: form.errors })
  const seen = String(posted.get('seen') ?? '')
  const set = await setPlan(ctx, { head: form.head, move: form.move, seen })
  if (set.ok) return redirect(`/${params.hub}/modele/hypotheses?fait=head`)
  if (!('problems' in set)) return refused(refusedForm(form.values, set))
  const { errors } = settingsErrors(form.values, set.problems)
  const elsewhere = set.problems
    .filter(({ path }) => path.startsWith('assumptions') || path.startsWith('scenarios'))
    .map(({ line, path, code }) => ({ where: line ?? path, code }))
    // A grant has several dates, and is named once.
    .filter((one, i, all) => all.findIndex((o) => o.where === one.where && o.code === one.code) === i)
  const own = elsewhere.length > 0 ? { ...errors, '': 'bad_settings' } : errors
  return refused({ values: form.values, errors: own }, elsewhere)
}

export default function SetPlan({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.settings
  const { values, seen } = loaderData
  const shown = shownForm(useLocale(), actionData, t.errors, values)
  const reasons: Readonly<Record<string, string>> = t.errors
  const money = { type: 'money', width: 'short', optional: true } as const
  const rate = { type: 'number', step: 'any', unit: '%', width: 'short', optional: true } as const
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <PlanTabs hub={params.hub} current="assumptions" />
      {actionData && actionData.elsewhere.length > 0 && (
        <Notice tone="warn">
          <ul>
            {actionData.elsewhere.map(({ where, code }) => (
              <li key={`${where} ${code}`}>{w.elsewhere(where, reasons[code] ?? code)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Form className="plan-line-form" hidden={{ seen }} {...shown}>
        <FieldSet legend={w.parts.model}>
          <Field name="name" label={w.name} maxLength={200} autoComplete="off" />
          <Field name="start" type="month" label={w.start} width="short" />
          <Field name="move" type="checkbox" label={w.move} help={w.moveHelp} optional />
          <Field name="months" type="number" label={w.months} unit={w.monthsUnit} width="short" />
        </FieldSet>
        <FieldSet legend={w.parts.opening} help={w.openingHelp}>
          <div className="plan-side">
            <Field name="openingCash" type="money" label={w.openingCash} width="short" />
            <Field name="opening.receivables" label={w.receivables} help={w.receivablesHelp} {...money} />
            <Field name="opening.payables" label={w.payables} {...money} />
            <Field name="opening.taxAndSocial" label={w.taxAndSocial} {...money} />
            <Field name="opening.deferred" label={w.deferred} help={w.deferredHelp} {...money} />
          </div>
        </FieldSet>
        <FieldSet legend={w.parts.tax}>
          <Field
            type="radio"
            name="taxOnSales.every"
            label={w.regime}
            help={w.regimeHelp}
            options={regimes.map((value) => ({ value, label: w.regimes[value] }))}
          />
          <div className="plan-when" data-when="taxOnSales.every=month taxOnSales.every=quarter">
            <Field name="taxOnSales.rate" label={w.rate} help={w.rateHelp} {...rate} optional={false} />
            <Field name="taxOnSales.recovered" label={w.recovered} help={w.recoveredHelp} {...rate} />
          </div>
        </FieldSet>
        <FieldSet legend={w.parts.inflation} help={w.inflationHelp}>
          <div className="plan-side">
            <Field name="inflation.prices" label={w.prices} {...rate} />
            <Field name="inflation.costs" label={w.costs} {...rate} />
            <Field name="inflation.wages" label={w.wages} {...rate} />
          </div>
        </FieldSet>
        <FieldSet legend={w.parts.payroll} help={w.payrollHelp}>
          <div className="plan-side">
            <Field name="payroll.minimumWage" label={w.minimumWage} {...money} optional={false} />
            <Field name="payroll.lowest" label={w.lowest} {...rate} optional={false} />
            <Field name="payroll.slope" label={w.slope} {...rate} optional={false} />
            <Field name="payroll.power" label={w.power} type="number" step="any" width="short" />
            <Field
              name="payroll.monthlyHours"
              label={w.monthlyHours}
              type="number"
              step="any"
              unit={w.hours}
              width="short"
            />
          </div>
        </FieldSet>
        <RowFields field={correlations} values={shown.values} />
        <FormActions>
          <Button tone="primary">{w.save}</Button>
          <ButtonLink href={`/${params.hub}/modele/hypotheses`}>{t.board.close}</ButtonLink>
        </FormActions>
      </Form>
    </>
  )
}
