import '#modules/plan/ui/lines.css'
import './forecast.css'
import { redirect } from 'react-router'
import { monthOf } from '#kit/day.ts'
import { openDrifts } from '#modules/plan/actuals/alerts.server.ts'
import { type Answer, answerOf } from '#modules/plan/answer.ts'
import { planYear } from '#modules/plan/figures.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { mayReadPlan, mayWritePlan } from '#modules/plan/permits.ts'
import { DriftNotice } from '#modules/plan/ui/DriftNotice.tsx'
import { PlanTabs } from '#modules/plan/ui/PlanTabs.tsx'
import { useAnswer } from '#modules/plan/ui/useAnswer.ts'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Download, FileText, Pencil } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { askedOf } from './address.ts'
import { Chooser } from './Chooser.tsx'
import { readForecast } from './query.server.ts'
import { Statement } from './Statement.tsx'
import { Summary } from './Summary.tsx'
import { namesOf, showStatement } from './sheets.ts'
import { ViewLinks } from './Views.tsx'

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadPlan(ctx.actor)) refusePage()
  const query = new URL(request.url).searchParams
  const read = await readForecast(ctx, query)
  if (!read.ok) {
    if (read.code === 'no_plan') throw redirect(`/${params.hub}/modele/nouveau`)
    return { refused: read.code }
  }
  const { loaded, projection, forecast: f, other } = read.value
  const asked = askedOf(query)
  const { view } = asked
  return {
    name: loaded.row.name,
    f,
    asked,
    statement:
      view &&
      showStatement(
        projection,
        other?.projection ?? null,
        { ...asked, view },
        namesOf(loaded, projection, `/${params.hub}/modele`),
      ),
    other: other && { forecast: other.forecast, comparison: other.comparison },
    scenarios: loaded.scenarios.map(({ id, key, name }) => ({ id, key, name })),
    unknownHours: projection.plan.assumptions.flatMap((line) =>
      line.type === 'step-cost' && line.family === 'salaries' ? [line.name] : [],
    ),
    year: planYear(f, monthOf(ctx.today())),
    drifts: (await openDrifts(ctx)).open.length,
    mayWrite: mayWritePlan(ctx.actor),
  }
}

export default function ForecastPage({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.forecast
  const base = `/${params.hub}/modele`
  const path = `${base}/previsions`
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
  const { name, f, asked, statement, other, scenarios, unknownHours, year, drifts, mayWrite } = loaderData
  const scenario = f.scenario ? `scenario=${f.scenario.id}` : ''
  return (
    <div className={statement ? 'plan-wide' : undefined}>
      <title>{`${statement ? t.statements.views[statement.view] : w.title} · Palier`}</title>
      <Header answer={answerOf(f)} over={f.scenario ? `${name} · ${f.scenario.name}` : name} base={base} />
      <PlanTabs hub={params.hub} current="forecast" />
      <DriftNotice drifts={drifts} hub={params.hub} />
      <ViewLinks path={path} asked={asked} />
      <Chooser base={base} asked={asked} scenarios={scenarios} mayWrite={mayWrite} />
      {f.lines.length > 0 &&
        (statement ? (
          <Statement
            path={path}
            asked={asked}
            f={f}
            other={other?.forecast}
            statement={statement}
            year={year}
            unknownHours={unknownHours}
          />
        ) : (
          <Summary path={path} asked={asked} f={f} other={other} year={year} />
        ))}
      <p className="ui-row ui-no-print plan-apart">
        <ButtonLink icon={FileText} href={`${path}/budget${scenario && `?${scenario}`}`}>
          {t.statements.budgetLink}
        </ButtonLink>
        <ButtonLink icon={Download} href={`${path}/classeur${scenario && `?${scenario}`}`}>
          {t.workbook.link}
        </ButtonLink>
        {!statement &&
          (['csv', 'xlsx', 'json'] as const).map((format) => (
            <ButtonLink
              key={format}
              icon={Download}
              href={`${path}/export?format=${format}${scenario && `&${scenario}`}`}
            >
              {w[format]}
            </ButtonLink>
          ))}
      </p>
    </div>
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
