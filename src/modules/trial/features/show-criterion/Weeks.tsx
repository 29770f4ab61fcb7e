import { chartFigure, chartUnit, figureText } from '#modules/measures/ui/figure.ts'
import { en } from '#modules/trial/messages/criteria.en.ts'
import { fr } from '#modules/trial/messages/criteria.fr.ts'
import type { Evidence } from '#modules/trial/rules/record.ts'
import { Card } from '#ui/Card.tsx'
import { LineChart } from '#ui/charts/LineChart.tsx'
import { formatDay } from '#ui/dates.ts'
import { useLanguage, useWords } from '#ui/language.tsx'

/** The figure at the end of each of the last weeks, with the threshold across. */
export function Weeks({ one }: { one: Evidence }) {
  const t = useWords({ fr, en })
  const { locale, today } = useLanguage()
  const points = one.trend?.points ?? []
  const { unit } = one.measure
  if (points.filter(({ value }) => value !== null).length < 2)
    return (
      <Card title={t.page.trend}>
        <p>{t.page.noTrend}</p>
      </Card>
    )
  return (
    <Card>
      <LineChart
        title={t.page.trend}
        months={[]}
        moments={{
          are: t.page.week,
          labels: points.map(({ day }) =>
            formatDay(day, locale, today?.slice(0, 4)).replace(/^\S+?\u00a0/, ''),
          ),
        }}
        lines={[
          {
            key: 'figure',
            label: one.measure.name,
            values: points.map(({ value }) => chartFigure(value, unit)),
            dots: true,
          },
        ]}
        unit={chartUnit(unit, locale)}
        target={{
          value: chartFigure(one.threshold, unit),
          label: `${t.page.threshold} : ${figureText(one.threshold, unit, locale)}`,
        }}
      />
    </Card>
  )
}
