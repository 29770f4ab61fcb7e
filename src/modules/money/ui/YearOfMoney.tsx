import { negate } from '#kit/money.ts'
import { Card } from '#ui/Card.tsx'
import { BarChart } from '#ui/charts/BarChart.tsx'
import { PillarRoof } from '#ui/charts/PillarRoof.tsx'
import { formatMonth } from '#ui/dates.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'
import { PILLARS } from '../rules/axes.ts'
import type { MoneyYear } from '../year.server.ts'

/** Twelve months of money: what came in by pillar above zero, what running cost below. */
export function YearOfMoney({ home }: { home: MoneyYear }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const w = t.home
  const loose = home.flows.some((flow) => flow.receipts.none !== 0n)
  return (
    <div className="money-two">
      <Card>
        <BarChart
          title={w.chart}
          summary={w.chartSummary}
          unit="euros"
          labels={home.months.map((month) => formatMonth(month, locale, true))}
          stacks={[
            ...PILLARS.map((pillar) => ({
              key: pillar,
              label: t.pillars[pillar],
              pillar,
              values: home.flows.map((flow) => flow.receipts[pillar]),
            })),
            ...(loose
              ? [{ key: 'none', label: w.otherStack, values: home.flows.map((f) => f.receipts.none) }]
              : []),
            { key: 'costs', label: w.costsStack, values: home.flows.map((f) => negate(f.costs)) },
          ]}
        />
      </Card>
      <Card>
        <PillarRoof title={w.roof} amounts={home.pillars} roof={w.roofWords} />
      </Card>
    </div>
  )
}
