import '#modules/plan/ui/lines.css'
import { data, redirect } from 'react-router'
import { newId } from '#kit/id.ts'
import { choicesOf } from '#modules/plan/choices.server.ts'
import { currentPlan } from '#modules/plan/current.server.ts'
import { lineDefaults, lineGroups, lineTypes } from '#modules/plan/line-fields.ts'
import { readLineForm } from '#modules/plan/line-form.ts'
import { addAssumption } from '#modules/plan/lines.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayWritePlan } from '#modules/plan/permits.ts'
import { lineProblems, withRanges } from '#modules/plan/range-form.ts'
import { blocks } from '#modules/plan/rules/vocabulary.ts'
import { LineFields } from '#modules/plan/ui/LineFields.tsx'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { RangeFields } from '#modules/plan/ui/RangeFields.tsx'
import { onceField } from '#platform/forms/fields.ts'
import { refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'

const typeOf = (request: Request) => {
  const word = new URL(request.url).searchParams.get('type')
  return lineTypes.find((type) => type === word) ?? null
}

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const plan = await currentPlan(ctx)
  if (!plan) throw redirect(`/${params.hub}/modele/nouveau`)
  const asked = new URL(request.url).searchParams.get('bloc')
  return {
    type: typeOf(request),
    block: blocks.find((block) => block === asked) ?? null,
    start: plan.start,
    choices: choicesOf(plan, context.get(localeContext)),
    groups: (plan.correlations ?? []).map(({ group }) => group),
    key: newId<'Form'>(),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  const type = typeOf(request)
  if (!type) throw redirect(`/${params.hub}/modele/hypotheses/nouvelle`)
  const form = withRanges(type, readLineForm(type, await request.formData()))
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 422 })
  const idempotencyKey = onceField().parse(form.values.idempotencyKey)
  const added = await addAssumption(ctx, { body: form.body, idempotencyKey })
  if (added.ok) return redirect(`/${params.hub}/modele/hypotheses?fait=added&ligne=${added.value.id}`)
  const state =
    'problems' in added ? lineProblems(type, form, added.problems) : refusedForm(form.values, added)
  return data(state, { status: 422 })
}

export default function AddAssumption({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.line
  const { type, block, start, choices, groups, key } = loaderData
  const base = `/${params.hub}/modele/hypotheses/nouvelle`
  const before = type
    ? { ...lineDefaults[type], award: start, month: start, ...(block ? { block } : {}) }
    : {}
  const shown = shownForm(useLocale(), actionData, { ...t.errors, ...t.whatIf.errors }, before)
  if (!type)
    return (
      <>
        <title>{`${t.lines.add} · Palier`}</title>
        <PageHeader title={w.choose} />
        <PlanTabs hub={params.hub} current="assumptions" />
        {(Object.keys(lineGroups) as (keyof typeof lineGroups)[]).map((group) => (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>{w.groups[group]}</h2>
            <ul className="plan-types">
              {lineGroups[group].map((one) => (
                <li key={one}>
                  <a href={`${base}?type=${one}${block ? `&bloc=${block}` : ''}`}>
                    <strong>{t.types[one]}</strong>
                    <span>{t.typeHelp[one]}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </>
    )
  return (
    <>
      <title>{`${w.add(t.types[type])} · Palier`}</title>
      <PageHeader title={w.add(t.types[type])} lede={t.typeHelp[type]} />
      <Form idempotencyKey={key} className="plan-line-form" {...shown}>
        <LineFields type={type} choices={choices} values={shown.values} errors={shown.errors} />
        <RangeFields type={type} groups={groups} values={shown.values} errors={shown.errors} />
        <FormActions>
          <Button tone="primary">{w.save}</Button>
          <ButtonLink href={base}>{w.otherType}</ButtonLink>
        </FormActions>
      </Form>
    </>
  )
}
