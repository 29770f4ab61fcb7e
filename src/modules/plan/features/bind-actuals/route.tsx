import '#modules/plan/ui/lines.css'
import '#modules/plan/ui/actuals.css'
import { data, redirect } from 'react-router'
import { type Month, monthOf } from '#kit/day.ts'
import { isId } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import type { Compared } from '#modules/plan/rules/actuals/assign.ts'
import { ActualsNav } from '#modules/plan/ui/ActualsNav.tsx'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { type FormState, readForm, refusedForm } from '#platform/forms/form.ts'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { LineChart } from '#ui/charts/LineChart.tsx'
import { formatEuros } from '#ui/format.ts'
import { ArrowLeft, Pencil } from '#ui/icons.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { BindForm } from './BindForm.tsx'
import { bindForm } from './form.ts'
import { MonthByMonth } from './MonthByMonth.tsx'
import { readLine } from './query.server.ts'
import { bindLine, bindUsual } from './use-case.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  if (!isId<'Assumption'>(params.line)) noPage()
  const query = new URL(request.url).searchParams
  const q = (query.get('q') ?? '').slice(0, 100)
  const line = (await readLine(ctx, params.line, q, context.get(localeContext))) ?? noPage()
  return { line, q, mayWrite: mayWritePlan(ctx.actor) }
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(hubContext)
  if (!mayWritePlan(ctx.actor)) refusePage()
  if (!isId<'Assumption'>(params.line)) noPage()
  const posted = await request.formData()
  const page = `/${params.hub}/modele/realise`
  if (posted.get('intent') === 'usual') {
    const done = await bindUsual(ctx)
    if (done.ok) return redirect(`${page}?fait=bound-all`)
    return data<FormState>(refusedForm({}, done), { status: 422 })
  }
  const form = readForm(bindForm, posted)
  if (!form.ok) return data<FormState>({ values: form.values, errors: form.errors }, { status: 422 })
  const { version, account, other, measure } = form.value
  const done = await bindLine(ctx, { id: params.line, version, accounts: [...account, ...other], measure })
  if (!done.ok) return data<FormState>(refusedForm(form.values, done), { status: 422 })
  return redirect(`${page}?fait=bound`)
}

export default function LineActualsPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.actuals.one
  const { line, q, mayWrite } = loaderData
  const { row, sides, months, finished } = line
  const base = `/${params.hub}/modele/realise`
  return (
    <>
      <title>{`${row.name} · Palier`}</title>
      <PageHeader
        title={row.name}
        over={`${t.actuals.title} · ${t.types[row.type]}`}
        quiet={
          <>
            <ButtonLink href={base} icon={ArrowLeft}>
              {w.back}
            </ButtonLink>
            {mayWrite && (
              <ButtonLink href={`/${params.hub}/modele/hypotheses/${row.id}`} icon={Pencil}>
                {w.edit}
              </ButtonLink>
            )}
          </>
        }
      />
      <PlanTabs hub={params.hub} current="actuals" />
      <ActualsNav hub={params.hub} current="variances" />
      <div className="plan-actuals">
        {sides.length === 0 && <p>{w.nothing}</p>}
        {sides.map((side) => (
          <Card key={side.side}>
            <SideChart side={side} months={months} finished={finished} />
          </Card>
        ))}
        {finished > 0 && (
          <MonthByMonth
            sides={sides}
            volume={line.volume}
            months={months.slice(0, finished)}
            accounts={mayWrite ? line.accounts : []}
            hub={params.hub}
          />
        )}
        {mayWrite && <BindForm line={line} q={q} state={actionData} />}
      </div>
    </>
  )
}

/** The curve planned, and a dot for each month that really happened. */
function SideChart({
  side,
  months,
  finished,
}: {
  side: Compared
  months: readonly Month[]
  finished: number
}) {
  const w = useWords({ fr, en }).actuals
  const { locale, today } = useLanguage()
  const sum = (amounts: readonly number[]) =>
    formatEuros(cents(amounts.slice(0, finished).reduce((all, one) => all + one, 0)), locale, { round: true })
  const { planned, actual } = side
  return (
    <LineChart
      title={`${w.one.chart} : ${w.sideOf[side.side]}`}
      summary={actual ? w.one.summary(sum(actual), sum(planned)) : w.unboundText}
      months={months}
      unit="euros"
      now={today && monthOf(today)}
      lines={[
        { key: 'planned', label: w.one.planned, values: planned.map((amount) => cents(amount)) },
        ...(actual
          ? [
              {
                key: 'actual',
                label: w.one.actual,
                dots: true as const,
                values: actual.map((amount, m) => (m < finished ? cents(amount) : null)),
              },
            ]
          : []),
      ]}
    />
  )
}
