import { cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { Simulation } from '#modules/plan/rules/uncertainty/simulation.ts'
import type { KnownSimulation } from '#modules/plan/simulations/simulations.server.ts'
import { FanChart } from '#modules/plan/ui/FanChart.tsx'
import { TornadoChart } from '#modules/plan/ui/TornadoChart.tsx'
import { Amount, Percent } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { BarChart } from '#ui/charts/BarChart.tsx'
import { formatInstant, formatMonth } from '#ui/dates.ts'
import { formatEuros, formatNumber, formatPercent } from '#ui/format.ts'
import { useLanguage, useLocale, useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Stat } from '#ui/Stat.tsx'

/** Places of the levels 10, 50 and 90 % among the quantiles. */
const [P10, P50, P90] = [1, 3, 5]

/** A probability in words; a certain one needs no bounds. */
export function useChance(simulation: Simulation): string {
  const w = useWords({ fr, en }).whatIf.run
  const locale = useLocale()
  const { share, low, high } = simulation.neverNegative
  // One decimal near the ends, where 100 % would hide one future in two hundred.
  const decimals = share > 0.99 || share < 0.01 ? 1 : 0
  const shown = (value: number) => formatPercent(value, locale, decimals)
  const runs = formatNumber(simulation.runs, locale)
  return shown(low) === shown(high)
    ? w.answerSure(runs, shown(share))
    : w.answer(runs, shown(share), shown(low), shown(high))
}

function Figures({ simulation }: { simulation: Simulation }) {
  const w = useWords({ fr, en }).whatIf.run
  const locale = useLocale()
  const euros = (amount: number | undefined) => formatEuros(cents(amount ?? 0), locale, { round: true })
  const { lowestCash: low, result, firstNegative, months, balanced } = simulation
  const worst = firstNegative.reduce((at, share, m) => (share > firstNegative[at]! ? m : at), 0)
  const chance = firstNegative[worst] ?? 0
  const spread = (d: Simulation['lowestCash']) =>
    w.lowestPeriod(euros(d.quantiles[P10]), euros(d.quantiles[P90]))
  return (
    <div className="ui-stats">
      <Stat
        label={w.lowest}
        value={<Amount value={cents(low.quantiles[P50] ?? 0)} round />}
        period={spread(low)}
      />
      <Stat
        label={w.worst}
        value={chance > 0 ? formatMonth(months[worst]!, locale) : w.noWorst}
        period={chance > 0 ? w.worstPeriod(formatPercent(chance, locale, 1)) : w.noWorstPeriod}
      />
      <Stat
        label={w.result}
        value={<Amount value={cents(result.quantiles[P50] ?? 0)} round />}
        period={spread(result)}
      />
      <Stat
        label={w.balanced}
        value={<Percent value={balanced.at(-1) ?? 0} />}
        period={w.balancedPeriod(formatMonth(months.at(-1)!, locale))}
      />
    </div>
  )
}

function Histogram({ simulation }: { simulation: Simulation }) {
  const w = useWords({ fr, en }).whatIf.run
  const locale = useLocale()
  const { from, to, counts } = simulation.lowestCash.histogram
  const width = (to - from) / counts.length
  const at = (i: number) => from + width * i
  const parts = counts.map((count) => count / simulation.runs)
  const under = (i: number) => at(i) + width / 2 < 0
  return (
    <BarChart
      title={w.histogram}
      summary={w.histogramSummary(formatPercent(1 - simulation.neverNegative.share, locale, 0))}
      labelsAre={w.histogramBin}
      labels={counts.map((_, i) => formatEuros(cents(Math.round(at(i))), locale, { round: true }))}
      unit="percent"
      stacks={[
        { key: 'above', label: w.above, values: parts.map((part, i) => (under(i) ? 0 : part)) },
        { key: 'under', label: w.under, values: parts.map((part, i) => (under(i) ? part : 0)) },
      ]}
    />
  )
}

type Props = {
  shown: KnownSimulation
  base: string
  lines: Readonly<Record<string, string>>
}

/** What a simulation says: a sentence, a fan, how low cash goes, what weighs most, and what to do next. */
export function SimulationResult({ shown, base, lines }: Props) {
  const w = useWords({ fr, en }).whatIf
  const { locale, zone, today } = useLanguage()
  const { simulation, tornado, scenario } = shown.answer
  const { share } = simulation.neverNegative
  const heavy = tornado.find(({ field }) => field !== 'chance' && field !== 'cash-delay')
  const first = tornado[0]
  const asked = formatInstant(new Date(shown.askedAt), zone, locale, today?.slice(0, 4))
  const advice = share >= 0.9 ? w.run.good : share >= 0.6 ? w.run.fair : w.run.poor
  return (
    <div className="ui-stack">
      <Card>
        <p className="ui-soft">
          {scenario ?? w.run.base} · {w.run.ofThe(asked, shown.author)}
        </p>
        <h2 className="plan-sentence">{useChance(simulation)}</h2>
        <p>{advice}</p>
        {shown.changed && (
          <Notice tone="warn" live={false}>
            {w.hub.changed}
          </Notice>
        )}
      </Card>
      <Figures simulation={simulation} />
      <Card>
        <FanChart
          months={simulation.months}
          quantiles={simulation.cash.quantiles}
          expected={simulation.cash.expected}
        />
      </Card>
      <Card>
        <TornadoChart bars={tornado} />
      </Card>
      <Card>
        <Histogram simulation={simulation} />
      </Card>
      <Card title={w.run.next} className="ui-no-print">
        <ul>
          {heavy && (
            <li>
              <a
                href={`${base}/et-si/objectif?chiffre=${heavy.line}:${heavy.field}&but=never-below&montant=0`}
              >
                {w.run.nextSteps.goal}
              </a>
            </li>
          )}
          {first && lines[first.line] && (
            <li>
              <a href={`${base}/hypotheses/${lines[first.line]}`}>{w.run.nextSteps.line(first.name)}</a>
            </li>
          )}
          <li>
            <a href={`${base}/et-si#epreuves`}>{w.run.nextSteps.stress}</a>
          </li>
          <li>
            <a href={`${base}/scenarios/nouveau`}>{w.run.nextSteps.scenario}</a>
          </li>
        </ul>
      </Card>
    </div>
  )
}
