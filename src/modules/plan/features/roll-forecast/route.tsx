import '#modules/plan/ui/lines.css'
import '#modules/plan/ui/actuals.css'
import { data, redirect } from 'react-router'
import { type Month, monthOf } from '#kit/day.ts'
import { newId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { wordsFor } from '#kit/words.ts'
import { loadPlan } from '#modules/plan/current.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { ActualsNav } from '#modules/plan/ui/ActualsNav.tsx'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { onceField, textField } from '#platform/forms/fields.ts'
import { type FormState, refusedForm } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { LineChart } from '#ui/charts/LineChart.tsx'
import { formatMonth } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatEuros } from '#ui/format.ts'
import { Check, History } from '#ui/icons.ts'
import { useLanguage, useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import type { Route } from './+types/route'
import { Beliefs } from './Beliefs.tsx'
import { readChoices } from './form.ts'
import { type RolledForecast, readRolled } from './query.server.ts'
import { reportAsScenario, reportIntoLines, setChoices } from './use-case.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const read = await readRolled(ctx)
  if (!read) throw redirect(`/${params.hub}/modele/nouveau`)
  // A plan that cannot be computed is told on the page of differences.
  if (!read.ok) throw redirect(`/${params.hub}/modele/realise`)
  return {
    key: newId<'Form'>(),
    r: read.value,
    done: new URL(request.url).searchParams.get('fait'),
    mayWrite: mayWritePlan(ctx.actor),
  }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  const posted = await request.formData()
  const page = `/${params.hub}/modele/realise/projection`
  const intent = posted.get('intent')
  const refused = (state: FormState) => data({ ...state, intent }, { status: 422 })
  if (intent === 'choose') {
    const loaded = await ctx.read((tx) => loadPlan(tx, ctx))
    const form = readChoices(posted, loaded?.lines.map((line) => line.key) ?? [])
    if (!form.ok) return refused(form)
    const { choices, values } = form
    const done = await setChoices(ctx, { choices, seen: String(posted.get('seen')) })
    return done.ok ? redirect(`${page}?fait=rebased`) : refused(refusedForm(values, done))
  }
  if (intent === 'scenario') {
    const values = { name: String(posted.get('name') ?? '') }
    const name = textField(200).safeParse(values.name)
    if (!name.success) return refused({ values, errors: { name: 'required' } })
    const idempotencyKey = onceField().parse(posted.get('idempotencyKey'))
    const done = await reportAsScenario(ctx, { name: name.data, idempotencyKey })
    if (!done.ok) return refused(refusedForm(values, done))
    return redirect(`/${params.hub}/modele/previsions?scenario=${done.value.key}&avec=base`)
  }
  if (intent === 'lines') {
    const locale = context.get(localeContext)
    const words = wordsFor(locale, { fr, en }).actuals
    const done = await reportIntoLines(ctx, {
      reason: words.roll.keptReason(formatMonth(monthOf(ctx.today()), locale)),
    })
    return done.ok ? redirect(`${page}?fait=updated`) : refused(refusedForm({}, done))
  }
  noPage()
}

export default function ProjectionPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.actuals
  const locale = useLocale()
  const { r, key, done, mayWrite } = loaderData
  const { lowest, firstNegative } = r.rolled
  const month = (at: number) => formatMonth(r.months[at]!, locale)
  const title =
    firstNegative !== null
      ? w.roll.breaks(month(firstNegative))
      : w.roll.holds(formatEuros(cents(lowest.amount), locale, { round: true }), month(lowest.month))
  const said = done && done in w.done ? w.done[done as keyof typeof w.done] : null
  const state = actionData as (FormState & { intent: string }) | undefined
  const last = r.finished > 0 ? month(r.finished - 1) : null
  return (
    <>
      <title>{`${w.roll.title} · Palier`}</title>
      <PageHeader title={title} over={`${w.roll.title} · ${r.plan}`} lede={w.roll.lede} />
      <PlanTabs hub={params.hub} current="actuals" />
      <ActualsNav hub={params.hub} current="projection" />
      {said && <Notice tone="success">{said}</Notice>}
      {last === null ? (
        <EmptyState title={w.notYet} icon={History}>
          {w.notYetText(month(0))}
        </EmptyState>
      ) : (
        <div className="plan-actuals">
          <Figures r={r} />
          <Card>
            <CashChart r={r} />
          </Card>
          <Beliefs
            lines={r.lines}
            seen={r.seen}
            finished={r.finished}
            mayWrite={mayWrite}
            state={state?.intent === 'choose' ? state : undefined}
          />
          {mayWrite && (
            <section className="ui-no-print">
              <h2>{w.roll.report}</h2>
              <p>{w.roll.reportText(r.changed)}</p>
              {r.changed > 0 && (
                <>
                  <Form
                    id="scenario"
                    intent="scenario"
                    idempotencyKey={key}
                    {...shownForm(
                      locale,
                      state?.intent === 'scenario' ? state : undefined,
                      { ...t.errors, ...w.errors },
                      {
                        name: w.roll.scenarioUsual(last),
                      },
                    )}
                  >
                    <Field name="name" label={w.roll.scenarioName} maxLength={200} autoComplete="off" />
                    <FormActions>
                      <Button tone="primary" icon={Check}>
                        {w.roll.toScenario}
                      </Button>
                    </FormActions>
                  </Form>
                  <Form
                    id="lines"
                    intent="lines"
                    className="plan-apart"
                    {...shownForm(locale, state?.intent === 'lines' ? state : undefined, {
                      ...t.errors,
                      ...w.errors,
                    })}
                  >
                    <p>{w.roll.toLinesText}</p>
                    <FormActions>
                      <Button icon={History}>{w.roll.toLines}</Button>
                    </FormActions>
                  </Form>
                </>
              )}
            </section>
          )}
        </div>
      )}
    </>
  )
}

function Figures({ r }: { r: RolledForecast }) {
  const w = useWords({ fr, en }).actuals
  const locale = useLocale()
  const { closing, lowest, firstNegative } = r.rolled
  const month = (m: Month | undefined) => (m ? formatMonth(m, locale) : '')
  const amount = (value: number) => <Amount value={cents(value)} round />
  const change = (difference: number) => ({
    direction: (difference === 0 ? 'flat' : difference > 0 ? 'up' : 'down') as 'flat' | 'up' | 'down',
    words:
      difference === 0
        ? w.stats.onPlan
        : w.stats.against(formatEuros(cents(difference), locale, { round: true, sign: true })),
    good: difference === 0 ? undefined : difference > 0,
  })
  const at = r.finished - 1
  const end = closing.length - 1
  return (
    <div className="ui-stats">
      <Stat
        label={w.roll.now}
        value={amount(closing[at]!)}
        period={w.stats.atEnd(month(r.months[at]))}
        change={change(closing[at]! - r.planned[at]!)}
      />
      <Stat
        label={w.roll.lowest}
        value={amount(lowest.amount)}
        period={month(r.months[lowest.month])}
        change={change(lowest.amount - r.plannedLowest)}
      />
      <Stat
        label={w.roll.end}
        value={amount(closing[end]!)}
        period={month(r.months[end])}
        change={change(closing[end]! - r.planned[end]!)}
      />
      <Stat
        label={w.roll.negative}
        value={firstNegative === null ? w.roll.never : month(r.months[firstNegative])}
        period={w.since(month(r.months[at]), month(r.months[end]))}
      />
    </div>
  )
}

/** What the plan had, what happened, and where it goes from there. */
function CashChart({ r }: { r: RolledForecast }) {
  const w = useWords({ fr, en }).actuals.roll
  const { locale, today } = useLanguage()
  const euros = (amount: number) => formatEuros(cents(amount), locale, { round: true })
  const { closing, lowest } = r.rolled
  return (
    <LineChart
      title={w.chart}
      summary={w.summary(
        euros(lowest.amount),
        formatMonth(r.months[lowest.month]!, locale),
        euros(r.plannedLowest),
      )}
      months={r.months}
      unit="euros"
      now={today && monthOf(today)}
      lines={[
        {
          key: 'rolled',
          label: w.rolled,
          values: closing.map((v, m) => (m >= r.finished - 1 ? cents(v) : null)),
        },
        { key: 'planned', label: w.planned, values: r.planned.map((v) => cents(v)) },
        {
          key: 'real',
          label: w.real,
          dots: true,
          values: closing.map((v, m) => (m < r.finished ? cents(v) : null)),
        },
      ]}
    />
  )
}
