import { cents } from '#kit/money.ts'
import { figureText } from '#modules/measures/ui/figure.ts'
import type { SchemeLine } from '#modules/trial/logistics/figures.server.ts'
import { goalUnit } from '#modules/trial/logistics/words.ts'
import { en } from '#modules/trial/messages/logistics.en.ts'
import { fr } from '#modules/trial/messages/logistics.fr.ts'
import { GOALS } from '#modules/trial/rules/compare.ts'
import { Amount } from '#ui/Amount.tsx'
import { formatNumber } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'

type Props = { caption: string; lines: readonly SchemeLine[]; trips: string | null }

/** What each scheme cost, brought and left; `trips` leads to the rows counted, the scheme's id behind it. */
export function SchemeTable({ caption, lines, trips }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  return (
    <Table
      caption={caption}
      rows={lines}
      rowKey={(line) => line.scheme.id}
      columns={[
        {
          key: 'scheme',
          header: t.columns.scheme,
          cell: ({ scheme }) =>
            trips ? (
              <a href={`${trips}${scheme.id}`}>
                {scheme.name}
                <span className="ui-hidden"> : {t.tripsOf}</span>
              </a>
            ) : (
              scheme.name
            ),
        },
        {
          key: 'trips',
          header: t.columns.trips,
          cell: (line) => formatNumber(line.trips, locale),
          align: 'end',
          foldLabel: true,
        },
        {
          key: 'cost',
          header: t.columns.cost,
          cell: (line) => <Amount value={cents(line.cost)} round />,
          align: 'end',
          foldLabel: true,
        },
        {
          key: 'income',
          header: t.columns.income,
          cell: (line) => <Amount value={cents(line.income)} round />,
          align: 'end',
          foldLabel: true,
        },
        ...GOALS.map((goal) => ({
          key: goal,
          header: t.columns[goal],
          cell: (line: SchemeLine) => figureText(line.figures[goal].value, goalUnit(goal), locale),
          align: 'end' as const,
          nowrap: true,
          foldLabel: true,
          fold: 'line' as const,
        })),
      ]}
    />
  )
}
