import { monthOf } from '#kit/day.ts'
import { en } from '#modules/measures/messages.en.ts'
import { fr } from '#modules/measures/messages.fr.ts'
import { mayReadMeasures, mayReadRows } from '#modules/measures/permits.ts'
import { measureOf } from '#modules/measures/registry.ts'
import { dayAsked } from '#modules/measures/rules/day-asked.ts'
import { CountedRows } from '#modules/measures/ui/CountedRows.tsx'
import { DayPicker } from '#modules/measures/ui/DayPicker.tsx'
import { chartFigure, chartUnit, figureText } from '#modules/measures/ui/figure.ts'
import { MeasureStat } from '#modules/measures/ui/MeasureStat.tsx'
import { noPage, refusePage } from '#platform/session/guard.ts'
import { hubContext, localeContext } from '#platform/session/request.server.ts'
import { Card } from '#ui/Card.tsx'
import { LineChart } from '#ui/charts/LineChart.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import type { Route } from './+types/route'
import { Breakdown } from './Breakdown.tsx'
import { keyLabel, measurePage } from './query.server.ts'

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadMeasures(ctx.actor)) refusePage()
  const measure = measureOf(params.measure)
  if (!measure) noPage()
  const locale = context.get(localeContext)
  const query = new URL(request.url).searchParams
  const today = ctx.today()
  const { day, wrong } = dayAsked(query.get('jour'), today)
  const page = await measurePage(ctx, measure, day, query, locale, mayReadRows(ctx.actor))
  const { id, unit, better, window, words } = measure
  return {
    ...page,
    rows: page.rows && {
      ...page.rows,
      rows: page.rows.rows.map((row) => ({ ...row, key: keyLabel(measure, locale, row.key) })),
    },
    measure: { id, unit, better, window, name: words[locale].name, definition: words[locale].definition },
    day,
    today,
    wrong,
    key: query.get('cle'),
    keyWords: keyLabel(measure, locale, query.get('cle')),
    search: query.toString(),
  }
}

export default function MeasureShown({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { measure, day, today, wrong, days, readings, change, parts, rows, key, keyWords, search } =
    loaderData
  const { unit } = measure
  const base = `/${params.hub}/mesures/${measure.id}`
  const last = readings.at(-1)
  const before = readings[0]?.value
  const summary = day === today ? t.chartSummary : t.chartSummaryPast
  return (
    <>
      <title>{`${measure.name} · Palier`}</title>
      <PageHeader
        title={measure.name}
        over={<a href={`/${params.hub}/mesures`}>{t.allMeasures}</a>}
        lede={`${measure.definition} ${t.better[measure.better]}`}
      />
      <DayPicker action={base} day={day} today={today} wrong={wrong} />
      <div className="ui-stack">
        <MeasureStat {...measure} day={day} value={last?.value ?? null} change={change} />
        <Card>
          <LineChart
            title={t.chart(measure.name)}
            summary={
              before != null &&
              summary(figureText(last?.value ?? null, unit, locale), figureText(before, unit, locale))
            }
            months={days.map(monthOf)}
            lines={[
              {
                key: measure.id,
                label: measure.name,
                values: readings.map((reading) => chartFigure(reading.value, unit)),
              },
            ]}
            unit={chartUnit(unit, locale)}
          />
        </Card>
        {parts.length > 1 && <Breakdown parts={parts} unit={unit} base={base} search={search} />}
        <CountedRows
          rows={rows}
          base={base}
          hub={params.hub}
          search={search}
          unit={unit}
          exportHref={`${base}/export?${search}`}
          filter={key === null ? undefined : (keyWords ?? key)}
        />
      </div>
    </>
  )
}
