import '#modules/plan/ui/lines.css'
import '#modules/plan/ui/tariff-rows.css'
import { data, redirect } from 'react-router'
import { useSegmentWords } from '#modules/people/ui/segments.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { householdSegments } from '#modules/plan/rules/tariffs/households.ts'
import { setHouseholds } from '#modules/plan/tariffs/baskets.server.ts'
import { MAX_HOUSEHOLDS } from '#modules/plan/tariffs/baskets.ts'
import { USUAL_LIMIT, usualHouseholds } from '#modules/plan/tariffs/settings.ts'
import { settingsRow } from '#modules/plan/tariffs/store.server.ts'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { type FormState, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { FieldSet, Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { householdName, householdValues, readHouseholdForm } from './form.ts'

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const row = await ctx.read((tx) => settingsRow(tx, ctx))
  return {
    version: row?.version ?? 0,
    values: householdValues(
      row?.households ?? usualHouseholds(context.get(localeContext)),
      row?.limit ?? USUAL_LIMIT,
    ),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const posted = await request.formData()
  const form = readHouseholdForm(posted)
  if (!form.ok) return data<FormState>({ values: form.values, errors: form.errors }, { status: 422 })
  const { households, limit } = form
  const set = await setHouseholds(ctx, { households, limit, version: Number(posted.get('version')) || 0 })
  if (set.ok) return redirect(`/${params.hub}/modele/tarifs?fait=foyers`)
  const values = Object.fromEntries([...posted].map(([field, value]) => [field, String(value)]))
  return data<FormState>(refusedForm(values, set), { status: 422 })
}

export default function SetHouseholds({ loaderData, actionData, params }: Route.ComponentProps) {
  const words = useWords({ fr, en })
  const t = words.tariffs
  const w = t.households
  const segments = useSegmentWords()
  const shown = shownForm(useLocale(), actionData, { ...words.errors, ...t.errors }, loaderData.values)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <PlanTabs hub={params.hub} current="tariffs" />
      <Form className="plan-tariff-form" hidden={{ version: String(loaderData.version) }} {...shown}>
        <Field
          type="number"
          step="any"
          name="limit"
          label={w.limit}
          unit={t.choose.limitUnit}
          help={t.choose.limitHelp}
          width="short"
        />
        <p className="ui-soft">{w.weightHelp}</p>
        {Array.from({ length: MAX_HOUSEHOLDS }, (_, n) => n).map((n) => {
          // A row beyond those in use may stay blank.
          const optional = !loaderData.values[householdName(n, 'name')]
          return (
            <FieldSet key={householdName(n, 'name')} legend={w.row(n + 1)}>
              <div className="plan-tariff-row plan-household-row">
                <Field
                  name={householdName(n, 'name')}
                  label={w.name}
                  optional={optional}
                  maxLength={60}
                  autoComplete="off"
                />
                <Field
                  type="number"
                  name={householdName(n, 'older')}
                  label={w.older}
                  optional={optional}
                  width="short"
                />
                <Field
                  type="number"
                  name={householdName(n, 'younger')}
                  label={w.younger}
                  optional={optional}
                  width="short"
                />
                <Field
                  type="select"
                  name={householdName(n, 'segment')}
                  label={w.segment}
                  blank={false}
                  options={householdSegments.map((value) => ({ value, label: segments[value] }))}
                />
                <Field
                  type="number"
                  step="any"
                  name={householdName(n, 'weight')}
                  label={w.weight}
                  optional={optional}
                  width="short"
                />
              </div>
            </FieldSet>
          )
        })}
        <FormActions>
          <Button tone="primary">{w.save}</Button>
          <ButtonLink href={`/${params.hub}/modele/tarifs`}>{w.back}</ButtonLink>
        </FormActions>
      </Form>
    </>
  )
}
