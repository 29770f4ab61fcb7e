import { en } from '#modules/measures/messages.en.ts'
import { fr } from '#modules/measures/messages.fr.ts'
import type { Part } from '#modules/measures/store.server.ts'
import { chartFigure, chartUnit } from '#modules/measures/ui/figure.ts'
import { listHref } from '#platform/lists/address.ts'
import type { Unit } from '#platform/measure/measure.ts'
import { Card } from '#ui/Card.tsx'
import { BarChart } from '#ui/charts/BarChart.tsx'
import { PILLARS, type Pillar } from '#ui/charts/pillars.ts'
import { useLocale, useWords } from '#ui/language.tsx'

type Props = { parts: readonly (Part & { label: string | null })[]; unit: Unit; base: string; search: string }

/** The figure by payer, pillar, funder…; each category leads to its own rows. */
export function Breakdown({ parts, unit, base, search }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  // A share taken inside one category says nothing (each funder is 100 % of itself): the amounts do.
  const amounts = unit !== 'count' && parts.some((part) => part.amount !== null)
  const shown = amounts ? 'cents' : unit
  const figures = parts.map((part) => chartFigure(amounts ? part.amount : part.value, shown))
  const labels = parts.map((part) => part.label ?? t.noKey)
  const isPillar = (key: string | null): key is Pillar => PILLARS.some((pillar) => pillar === key)
  const stacks = parts.every((part) => isPillar(part.key))
    ? parts.map((part, i) => ({
        key: part.key ?? '',
        label: part.label ?? t.noKey,
        values: parts.map((_, j) => (i === j ? (figures[i] ?? null) : null)),
        pillar: part.key as Pillar,
      }))
    : [{ key: 'all', label: t.breakdown, values: figures }]
  const link = (key: string) => `${base}${listHref(search, { cle: key })}#lignes`
  return (
    <Card>
      <BarChart
        title={t.breakdown}
        labelsAre={t.breakdownAre}
        layout="rows"
        labels={labels}
        stacks={stacks}
        unit={chartUnit(shown, locale)}
      />
      <p className="ui-row ui-small ui-no-print">
        <span>{t.rowsOf}</span>
        {parts.map(
          (part) =>
            part.key !== null && (
              <a key={part.key} href={link(part.key)}>
                {part.label}
              </a>
            ),
        )}
      </p>
    </Card>
  )
}
