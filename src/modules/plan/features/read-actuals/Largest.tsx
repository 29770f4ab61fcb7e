import { cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { BarChart } from '#ui/charts/BarChart.tsx'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import type { heaviest } from './query.server.ts'

/** Bars of what weighs most on cash: welcome to the right, unwelcome to the left. */
export function Largest({ bars }: { bars: ReturnType<typeof heaviest> }) {
  const w = useWords({ fr, en }).actuals
  const locale = useLocale()
  const sum = (good: boolean) =>
    bars.reduce((all, bar) => (bar.good === good ? all + Math.abs(bar.effect) : all), 0)
  const euros = (amount: number) => formatEuros(cents(amount), locale, { round: true })
  const values = (good: boolean) => bars.map((bar) => (bar.good === good ? cents(bar.effect) : cents(0)))
  return (
    <BarChart
      title={w.largest}
      summary={w.largestSummary(euros(sum(true)), euros(sum(false)))}
      labelsAre={w.line}
      labels={bars.map(({ name }) => name)}
      unit="euros"
      layout="rows"
      stacks={[
        { key: 'better', label: w.onCash.better, values: values(true) },
        { key: 'worse', label: w.onCash.worse, values: values(false) },
      ]}
    />
  )
}
