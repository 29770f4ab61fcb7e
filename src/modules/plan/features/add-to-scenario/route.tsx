import '#modules/plan/ui/lines.css'
import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { choicesOf } from '#modules/plan/choices.server.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { lineDefaults, lineGroups, lineTypes } from '#modules/plan/line-fields.ts'
import { readLineForm } from '#modules/plan/line-form.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { lineProblems, withRanges } from '#modules/plan/range-form.ts'
import { planOf } from '#modules/plan/rules/scenario.ts'
import { LineFields } from '#modules/plan/ui/LineFields.tsx'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { type FormState, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { addToScenario } from './use-case.server.ts'

const typeOf = (request: Request) => {
  const word = new URL(request.url).searchParams.get('type')
  return lineTypes.find((type) => type === word) ?? null
}

async function scenarioOf(context: Route.LoaderArgs['context'], word: string) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  if (!isId<'Scenario'>(word)) noPage()
  const loaded = await ctx.read((tx) => loadPlan(tx, ctx))
  const row = loaded?.scenarios.find((scenario) => scenario.id === word)
  if (!loaded || !row) noPage()
  return { ctx, loaded, row }
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { loaded, row } = await scenarioOf(context, params.scenario)
  const seen = planOf(loaded.plan, row.key)
  return {
    type: typeOf(request),
    name: row.name,
    version: row.version,
    start: loaded.plan.start,
    choices: choicesOf(seen.ok ? seen.value : loaded.plan, context.get(localeContext)),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { ctx, row } = await scenarioOf(context, params.scenario)
  const type = typeOf(request)
  if (!type) throw redirect(`/${params.hub}/modele/scenarios/${row.id}/ajouter`)
  const posted = await request.formData()
  const form = withRanges(type, readLineForm(type, posted))
  if (!form.ok) return data<FormState>({ values: form.values, errors: form.errors }, { status: 422 })
  const version = Number(posted.get('version'))
  const added = await addToScenario(ctx, { id: row.id, version, body: form.body })
  if (added.ok) return redirect(`/${params.hub}/modele/scenarios/${row.id}`)
  const state =
    'problems' in added
      ? lineProblems(type, form, added.problems)
      : refusedForm(form.values, { ok: false, code: added.code })
  return data<FormState>(state, { status: 422 })
}

/** A line that only one scenario has: its type is chosen first, then its form is the usual one. */
export default function AddToScenario({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.whatIf.change
  const { type, name, version, start, choices } = loaderData
  const scenario = `/${params.hub}/modele/scenarios/${params.scenario}`
  const before = type ? { ...lineDefaults[type], award: start, month: start } : {}
  const shown = shownForm(useLocale(), actionData, { ...t.errors, ...t.whatIf.errors }, before)
  const title = type ? w.addTitle(t.types[type], name) : w.addChoose(name)
  return (
    <>
      <title>{`${title} · Palier`}</title>
      <PageHeader title={title} lede={w.addLede} quiet={<ButtonLink href={scenario}>{w.back}</ButtonLink>} />
      <PlanTabs hub={params.hub} current="whatIf" />
      {type ? (
        <Form hidden={{ version: String(version) }} className="plan-line-form" {...shown}>
          <LineFields type={type} choices={choices} values={shown.values} errors={shown.errors} />
          <FormActions>
            <Button tone="primary">{t.line.save}</Button>
            <ButtonLink href={`${scenario}/ajouter`}>{t.line.otherType}</ButtonLink>
          </FormActions>
        </Form>
      ) : (
        (Object.keys(lineGroups) as (keyof typeof lineGroups)[]).map((group) => (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>{t.line.groups[group]}</h2>
            <ul className="plan-types">
              {lineGroups[group].map((one) => (
                <li key={one}>
                  <a href={`${scenario}/ajouter?type=${one}`}>
                    <strong>{t.types[one]}</strong>
                    <span>{t.typeHelp[one]}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))
      )}
    </>
  )
}
