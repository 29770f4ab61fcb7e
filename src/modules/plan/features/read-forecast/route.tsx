import '#modules/plan/ui/lines.css'
import './forecast.css'
import { redirect } from 'react-router'
import { monthOf } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import { type Answer, answerOf } from '#modules/plan/answer.ts'
import { planYear } from '#modules/plan/figures.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import type { Forecast } from '#modules/plan/rules/forecast.ts'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { useAnswer } from '#modules/plan/ui/useAnswer.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount, Percent } from '#ui/Amount.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { formatMonth } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'
import { Asking } from '#ui/Form.tsx'
import { formatNumber } from '#ui/format.ts'
import { Download, Pencil, Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Stat } from '#ui/Stat.tsx'
import type { Route } from './+types/route'
import { CashChart, IncomeChart, PillarChart } from './Charts.tsx'
import { ComparisonTable, IndicatorTable } from './IndicatorTable.tsx'
import { CashPlan, IncomeStatement } from './MonthTables.tsx'
import { readForecast } from './query.server.ts'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const read = await readForecast(ctx, query)
  if (!read.ok) {
    if (read.code === 'no_plan') throw redirect(`/${params.hub}/modele/nouveau`)
    return { refused: read.code }
  }
  const { loaded, forecast: f, other } = read.value
  return {
    name: loaded.row.name,
    f,
    other,
    against: query.get('avec') ?? '',
    scenarios: loaded.scenarios.map(({ id, key, name }) => ({ id, key, name })),
    year: planYear(f, monthOf(ctx.today())),
    mayWrite: mayWritePlan(ctx.actor),
  }
}

export default function ForecastPage({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.forecast
  const base = `/${params.hub}/modele`
  if (!('f' in loaderData) || !loaderData.f)
    return (
      <>
        <title>{`${w.title} · Palier`}</title>
        <PageHeader title={w.title} />
        <PlanTabs hub={params.hub} current="forecast" />
        <Notice tone="warn" live={false}>
          {loaderData.refused === 'amount_too_large' ? t.errors.amount_too_large : t.errors.does_not_apply}
        </Notice>
      </>
    )
  const { name, f, other, against, scenarios, year, mayWrite } = loaderData
  const current = f.scenario?.id ?? ''
  const chosen = scenarios.find((s) => s.key === current)
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <Header answer={answerOf(f)} over={f.scenario ? `${name} · ${f.scenario.name}` : name} base={base} />
      <PlanTabs hub={params.hub} current="forecast" />
      <form method="get" className="plan-scenarios ui-no-print">
        <Asking>
          <Field
            type="select"
            name="scenario"
            label={w.scenario}
            blank={w.base}
            optional
            value={current}
            options={scenarios.map((s) => ({ value: s.key, label: s.name }))}
          />
          <Field
            type="select"
            name="avec"
            label={w.against}
            blank={w.nothing}
            optional
            value={against}
            options={[
              { value: 'base', label: w.base },
              ...scenarios.map((s) => ({ value: s.key, label: s.name })),
            ]}
          />
        </Asking>
        <Button>{w.show}</Button>
        {mayWrite && (
          <ButtonLink href={`${base}/scenarios/nouveau`} icon={Plus}>
            {w.newScenario}
          </ButtonLink>
        )}
        {mayWrite && chosen && (
          <ButtonLink href={`${base}/scenarios/${chosen.id}`} icon={Pencil}>
            {t.scenario.edit}
          </ButtonLink>
        )}
      </form>
      {f.lines.length > 0 && (
        <div className="plan-forecast">
          <Figures f={f} year={year} />
          <Card id="tresorerie">
            <CashChart f={f} other={other?.forecast} />
          </Card>
          {other && (
            <section>
              <h2 id="compare">
                {w.comparison(f.scenario?.name ?? w.base, other.forecast.scenario?.name ?? w.base)}
              </h2>
              <ComparisonTable a={f} b={other.forecast} comparison={other.comparison} />
            </section>
          )}
          <div className="plan-pair">
            <Card>
              <IncomeChart f={f} />
            </Card>
            <Card>
              <PillarChart f={f} />
            </Card>
          </div>
          <section id="indicateurs">
            <h2 id="indicators">{w.indicators}</h2>
            <IndicatorTable f={f} />
          </section>
          <section>
            <h2 id="statement">{w.statement}</h2>
            <IncomeStatement f={f} />
          </section>
          <section>
            <h2 id="cash-plan">{w.cashTable}</h2>
            <CashPlan f={f} />
          </section>
        </div>
      )}
      <p className="ui-row ui-no-print">
        <strong>{w.exports}</strong>
        {(['csv', 'xlsx', 'json'] as const).map((format) => (
          <ButtonLink
            key={format}
            icon={Download}
            href={`${base}/previsions/export?format=${format}${current ? `&scenario=${current}` : ''}`}
          >
            {w[format]}
          </ButtonLink>
        ))}
      </p>
    </>
  )
}

function Header({ answer, over, base }: { answer: Answer; over: string; base: string }) {
  const w = useWords({ fr, en }).forecast
  return (
    <PageHeader
      title={useAnswer(answer)}
      over={`${w.title} · ${over}`}
      action={
        <ButtonLink tone="primary" href={`${base}/hypotheses`} icon={Pencil}>
          {w.action}
        </ButtonLink>
      }
    />
  )
}

/** The four figures asked for first, of the plan year we are in, against the year before. */
function Figures({ f, year }: { f: Forecast; year: number }) {
  const t = useWords({ fr, en })
  const w = t.forecast
  const locale = useLocale()
  const { indicators: i, from } = f.years[year]!
  const period = w.stats.period(year + 1, formatMonth(from, locale))
  const { lowestCash } = f.indicators
  return (
    <div className="ui-stats">
      <Stat
        label={w.names.lowestCash}
        value={<Amount value={cents(lowestCash.amount)} round />}
        period={formatMonth(lowestCash.month, locale)}
        href="#tresorerie"
      />
      <Stat
        label={w.names.monthsOfCash}
        value={i.monthsOfCash === null ? '–' : w.months(formatNumber(i.monthsOfCash, locale, 1))}
        period={period}
        href="#indicateurs"
      />
      <Stat
        label={w.names.earnedShare}
        value={i.earnedShare === null ? '–' : <Percent value={i.earnedShare} />}
        period={period}
        href="#indicateurs"
      />
      <Stat
        label={w.names.firstFunderShare}
        value={i.firstFunderShare === null ? '–' : <Percent value={i.firstFunderShare} />}
        period={i.firstFunder ? `${i.firstFunder.name}, ${period}` : period}
        href="#indicateurs"
      />
    </div>
  )
}
