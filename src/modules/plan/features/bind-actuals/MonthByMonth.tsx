import { firstDay, lastDay, type Month } from '#kit/day.ts'
import { cents } from '#kit/money.ts'
import type { Account } from '#modules/money/index.server.ts'
import type { Volume } from '#modules/plan/actuals/actuals.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { Compared } from '#modules/plan/rules/actuals/assign.ts'
import { varianceOf } from '#modules/plan/rules/actuals/variance.ts'
import { Amount } from '#ui/Amount.tsx'
import { formatMonth } from '#ui/dates.ts'
import { formatNumber } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'

type Props = {
  sides: readonly Compared[]
  volume: Volume | null
  months: readonly Month[]
  /** Whose rows the reader may open. */
  accounts: readonly Account[]
  hub: string
}

/** Every finished month of the line, newest first, with the way to the rows of the books behind it. */
export function MonthByMonth({ sides, volume, months, accounts, hub }: Props) {
  const w = useWords({ fr, en }).actuals
  const locale = useLocale()
  const ledger = (code: string, month: Month) =>
    `/${hub}/argent/grand-livre/${code}?du=${firstDay(month)}&au=${lastDay(month)}`
  const order = months.map((month, m) => ({ month, m })).reverse()
  return (
    <>
      {sides.map(({ side, planned, actual }) => (
        <section key={side}>
          <h2>{`${w.one.chart} : ${w.sideOf[side]}`}</h2>
          <Table
            caption={`${w.one.chart} : ${w.sideOf[side]}`}
            rows={order}
            rowKey={({ month }) => month}
            columns={[
              { key: 'month', header: w.month, cell: ({ month }) => formatMonth(month, locale) },
              {
                key: 'planned',
                header: w.columns.planned,
                align: 'end',
                foldLabel: true,
                cell: ({ m }) => <Amount value={cents(planned[m] ?? 0)} />,
              },
              {
                key: 'actual',
                header: w.columns.actual,
                align: 'end',
                foldLabel: true,
                cell: ({ m }) => (actual ? <Amount value={cents(actual[m] ?? 0)} /> : w.unknown),
              },
              {
                key: 'rows',
                header: w.one.ledger,
                paper: false,
                cell: ({ month, m }) =>
                  actual?.[m]
                    ? accounts.map(({ code, name }) => (
                        <a key={code} href={ledger(code, month)} title={name} className="plan-account">
                          {code}
                        </a>
                      ))
                    : null,
              },
              {
                key: 'gap',
                header: w.columns.variance,
                align: 'end',
                cell: ({ m }) => {
                  if (!actual) return null
                  const { amount, good } = varianceOf(side, planned[m] ?? 0, actual[m] ?? 0)
                  return (
                    <span className={good === null ? undefined : good ? 'plan-gap-good' : 'plan-gap-bad'}>
                      <Amount value={cents(amount)} sign />
                    </span>
                  )
                },
              },
            ]}
          />
        </section>
      ))}
      {volume && (
        <section>
          <h2>{w.one.volume}</h2>
          <p>
            <a href={`/${hub}/mesures/${volume.measure}`}>{w.one.measure}</a>
          </p>
          <Table
            caption={w.one.volume}
            rows={order.filter(({ m }) => volume.actual[m] !== null)}
            rowKey={({ month }) => month}
            columns={[
              { key: 'month', header: w.month, cell: ({ month }) => formatMonth(month, locale) },
              {
                key: 'planned',
                header: w.columns.planned,
                align: 'end',
                foldLabel: true,
                cell: ({ m }) => formatNumber(volume.planned[m] ?? 0, locale, 1),
              },
              {
                key: 'actual',
                header: w.columns.actual,
                align: 'end',
                cell: ({ m }) => formatNumber(volume.actual[m] ?? 0, locale),
              },
            ]}
          />
        </section>
      )}
    </>
  )
}
