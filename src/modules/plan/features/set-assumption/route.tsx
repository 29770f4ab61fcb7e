import { data, redirect } from 'react-router'
import { isId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { choicesOf } from '#modules/plan/choices.server.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { lineValues, readLineForm } from '#modules/plan/line-form.ts'
import { type BadLine, removeAssumption, setAssumption } from '#modules/plan/lines.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { lineProblems, rangeValues, withRanges } from '#modules/plan/range-form.ts'
import { forecast, type Monthly } from '#modules/plan/rules/forecast.ts'
import { LineFields } from '#modules/plan/ui/LineFields.tsx'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { RangeFields } from '#modules/plan/ui/RangeFields.tsx'
import type { FormState } from '#platform/forms/form.ts'
import { refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { MessageSquare, Trash2 } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'

async function lineOf(context: Route.LoaderArgs['context'], word: string) {
  const ctx = context.get(hubContext)
  if (!isId<'Assumption'>(word)) noPage()
  const loaded = await ctx.read((tx) => loadPlan(tx, ctx))
  const row = loaded?.lines.find((line) => line.id === word)
  if (!loaded || !row) noPage()
  return { ctx, loaded, row }
}

const byYear = (amounts: Monthly | undefined, years: number) =>
  amounts &&
  Array.from({ length: years }, (_, y) => amounts.slice(y * 12, y * 12 + 12).reduce((a, b) => a + b, 0))

export async function loader({ context, params }: Route.LoaderArgs) {
  if (!mayReadPlan(context.get(hubContext).actor)) refusePage()
  const { ctx, loaded, row } = await lineOf(context, params.line)
  const made = forecast(loaded.plan)
  const line = made.ok ? made.value.lines.find((one) => one.id === row.key) : undefined
  const years = made.ok ? made.value.years.length : 0
  return {
    name: row.name,
    type: row.body.type,
    version: row.version,
    values: { ...lineValues(row.body), ...rangeValues(row.body) },
    groups: (loaded.plan.correlations ?? []).map(({ group }) => group),
    choices: choicesOf(loaded.plan, context.get(localeContext), row.key),
    effect: {
      products: byYear(line?.products, years),
      charges: byYear(line?.charges, years),
      inKind: byYear(line?.inKind, years),
    },
    mayWrite: mayWritePlan(ctx.actor),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  if (!mayWritePlan(context.get(hubContext).actor)) refusePage()
  const { ctx, row } = await lineOf(context, params.line)
  const posted = await request.formData()
  const seen = { id: row.id, version: Number(posted.get('version')) }
  const list = `/${params.hub}/modele/hypotheses`
  if (posted.get('intent') === 'remove') {
    const removed = await removeAssumption(ctx, seen)
    if (removed.ok) return redirect(`${list}?fait=removed&ligne=${row.id}`)
    return data<FormState>({ values: lineValues(row.body), errors: { '': removed.code } }, { status: 422 })
  }
  const { type } = row.body
  const form = withRanges(type, readLineForm(type, posted))
  if (!form.ok) return data<FormState>({ values: form.values, errors: form.errors }, { status: 422 })
  const set = await setAssumption(ctx, { ...seen, body: form.body })
  if (set.ok) return redirect(`${list}?fait=changed&ligne=${row.id}`)
  const state = isBad(set) ? lineProblems(type, form, set.problems) : refusedForm(form.values, set)
  return data<FormState>(state, { status: 422 })
}

const isBad = (refusal: object): refusal is BadLine => 'problems' in refusal

export default function SetAssumption({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.line
  const { name, type, version, values, choices, groups, effect, mayWrite } = loaderData
  const shown = shownForm(useLocale(), actionData, { ...t.errors, ...t.whatIf.errors }, values)
  const list = `/${params.hub}/modele/hypotheses`
  return (
    <>
      <title>{`${name} · Palier`}</title>
      <PageHeader
        title={name}
        over={t.types[type]}
        action={
          <ButtonLink
            href={`/${params.hub}/modele/commentaires?sur=line:${params.line}`}
            icon={MessageSquare}
          >
            {t.canvas.comments.title}
          </ButtonLink>
        }
      />
      <PlanTabs hub={params.hub} current="assumptions" />
      <div className="plan-two">
        {mayWrite && (
          <div>
            <Form className="plan-line-form" hidden={{ version: String(version) }} {...shown}>
              <LineFields type={type} choices={choices} values={shown.values} errors={shown.errors} />
              <RangeFields type={type} groups={groups} values={shown.values} errors={shown.errors} />
              <FormActions>
                <Button tone="primary">{w.save}</Button>
                <ButtonLink href={list}>{t.board.close}</ButtonLink>
              </FormActions>
            </Form>
            <form method="post" className="plan-apart">
              <input type="hidden" name="version" value={version} />
              <Button tone="danger" name="intent" value="remove" icon={Trash2}>
                {w.remove}
              </Button>
            </form>
          </div>
        )}
        <Card title={w.effect}>
          {(['products', 'charges', 'inKind'] as const).map((what) => {
            const years = effect[what]
            return (
              years && (
                <div key={what}>
                  <h3>{w[what]}</h3>
                  <DefinitionList
                    items={years.map((amount, y) => ({
                      term: w.effectYear(y + 1),
                      value: <Amount value={cents(amount)} />,
                    }))}
                  />
                </div>
              )
            )
          })}
          <p>
            <a href={`/${params.hub}/modele/previsions`}>{t.lines.seeForecast}</a>
          </p>
        </Card>
      </div>
    </>
  )
}
