import { useId } from 'react'
import { cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { HouseholdEffort } from '#modules/plan/rules/tariffs/effort.ts'
import { LabelAxis, PLOT_HEIGHT, ValueAxis } from '#ui/charts/Axes.tsx'
import { ChartFigure, Legend } from '#ui/charts/ChartFigure.tsx'
import { scaleOf, tidy } from '#ui/charts/scale.ts'
import { formatEuros, formatPercent } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'

type Props = {
  efforts: readonly HouseholdEffort[]
  /** Cents per unit and year at D1 to D9; null where it can neither be read nor interpolated. */
  incomes: readonly (number | null)[]
  /** Share of income. */
  limit: number
}

/** Households of the same effort are one curve: two would hide one another. */
function curvesOf(efforts: readonly HouseholdEffort[]) {
  const curves: { name: string; rates: HouseholdEffort['rates']; published: HouseholdEffort['published'] }[] =
    []
  for (const { household, rates, published } of efforts) {
    const twin = curves.find((curve) => curve.rates.every((rate, i) => rate === rates[i]))
    if (twin) twin.name = `${twin.name} · ${household.name}`
    else curves.push({ name: household.name, rates, published })
  }
  return curves
}

/** The effort of each sort of household from D1 to D9, and the limit across. */
export function EffortChart({ efforts, incomes, limit }: Props) {
  const t = useWords({ fr, en }).tariffs
  const w = t.effort
  const locale = useLocale()
  const id = useId()
  const percent = (share: number) => formatPercent(share, locale, 1)
  const bound = formatPercent(limit, locale, Number.isInteger(Math.round(limit * 10_000) / 100) ? 0 : 1)
  const curves = curvesOf(efforts)
  const scale = scaleOf([...efforts.flatMap(({ rates }) => rates), limit * 1.1])
  const x = (i: number) => (i + 0.5) / 9
  const y = (share: number) => tidy(scale.at(share) * PLOT_HEIGHT)
  const labels = incomes.map((_, i) => `D${i + 1}`)
  const classOf = (i: number) => `ui-series-${(i % 6) + 1}`
  const partly = efforts[0]?.published.some((known, i) => !known && incomes[i] !== null)
  return (
    <ChartFigure
      title={w.title}
      summary={w.summary(bound)}
      className="ui-chart-line plan-effort"
      legend={
        <Legend
          shape="line"
          entries={curves.map(({ name }, i) => ({
            key: name,
            label: name,
            className: classOf(i),
          }))}
        />
      }
      table={{
        head: [w.decile, t.columns.income, ...efforts.map(({ household }) => household.name)],
        rows: labels.map((label, i) => ({
          key: label,
          cells: [
            efforts[0]?.published[i] === false ? `${label} (${t.columns.interpolated})` : label,
            incomes[i] === null || incomes[i] === undefined
              ? '–'
              : formatEuros(cents(Math.round(incomes[i])), locale, { round: true }),
            ...efforts.map(({ rates }) =>
              rates[i] === null || rates[i] === undefined ? '–' : percent(rates[i]),
            ),
          ],
        })),
      }}
    >
      <div className="ui-plot">
        <svg width="100%" height={PLOT_HEIGHT} role="img" aria-labelledby={`${id}-t`}>
          <title id={`${id}-t`}>{`${w.title}. ${w.summary(bound)}`}</title>
          <ValueAxis scale={scale} unit="percent" height={PLOT_HEIGHT} />
          <LabelAxis labels={labels} at={x} height={PLOT_HEIGHT} />
          <rect width="100%" y="0" height={y(limit)} className="plan-effort-over" />
          <svg
            width="100%"
            height={PLOT_HEIGHT}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            {curves.map(({ rates, name }, i) => (
              <path
                key={name}
                d={rates
                  .flatMap((rate, d) =>
                    rate === null ? [] : [`${tidy(x(d) * 100)} ${tidy(scale.at(rate) * 100)}`],
                  )
                  .map((point, k) => `${k === 0 ? 'M' : 'L'}${point}`)
                  .join('')}
                className={`ui-line ${classOf(i)}`}
                vectorEffect="non-scaling-stroke"
              />
            ))}
          </svg>
          {curves.map(({ rates, published, name }, i) =>
            rates.map((rate, d) =>
              rate === null ? null : (
                <circle
                  key={`${name}-${labels[d]}`}
                  cx={`${tidy(x(d) * 100)}%`}
                  cy={y(rate)}
                  r="4"
                  className={`plan-effort-point ${published[d] ? '' : 'plan-effort-between'} ${classOf(i)}`}
                />
              ),
            ),
          )}
          <g className="ui-target">
            <line x1="0" x2="100%" y1={y(limit)} y2={y(limit)} />
            <text x="100%" y={y(limit) - 8} textAnchor="end">
              {w.limit(bound)}
            </text>
          </g>
        </svg>
      </div>
      <p className="plan-effort-ends ui-small ui-soft" aria-hidden="true">
        <span>{w.low}</span>
        <span>{w.high}</span>
      </p>
      {partly && <p className="ui-small ui-soft">{w.some}</p>}
    </ChartFigure>
  )
}
