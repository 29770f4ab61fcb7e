import { type Cents, cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { type Side, sides } from '#modules/plan/rules/actuals/sides.ts'
import type { ActualStatus, Variance } from '#modules/plan/rules/actuals/variance.ts'
import { Amount } from '#ui/Amount.tsx'
import { formatMonth } from '#ui/dates.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { formatNumber } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import type { ActualRow, filtersIn, Variances } from './query.server.ts'

const STATUS_TONES: Readonly<Record<ActualStatus, Tone>> = {
  drift: 'danger',
  watch: 'warn',
  'on-target': 'neutral',
  better: 'success',
  unknown: 'info',
}

/** A difference, with its sign; whether it is welcome is in its colour and in the row's state. */
function Gap({ of }: { of: Pick<Variance, 'amount' | 'good'> | null }) {
  if (!of) return null
  // What rounds to nothing is neither good nor bad.
  const tone =
    of.good === null || Math.abs(of.amount) < 50 ? undefined : of.good ? 'plan-gap-good' : 'plan-gap-bad'
  return (
    <span className={tone}>
      <Amount value={cents(of.amount)} round sign />
    </span>
  )
}

const whole = (amount: number) => <Amount value={cents(amount) as Cents} round />

type Row = ActualRow | { outside: true; side: Side; month: number; year: number; accounts: number }
const isLine = (row: Row): row is ActualRow => !('outside' in row)

/** A grant of next year says nothing yet: neither planned nor real so far. */
const isAlive = ({ planned, month, year }: ActualRow): boolean =>
  [planned.month, planned.year, month?.actual, year?.actual].some((amount) => amount)

type Props = { v: Variances; base: string; filters: ReturnType<typeof filtersIn> }

/** Line by line, income then costs then gifts in kind: the month asked, the year to date, and what it is worth. */
export function VarianceTables({ v, base, filters }: Props) {
  const w = useWords({ fr, en }).actuals
  const locale = useLocale()
  const month = formatMonth(v.months[v.at]!, locale, true)
  const asked = v.rows.filter(
    (row) =>
      (!filters.side || row.side === filters.side) && (!filters.status || row.status === filters.status),
  )
  const shown = asked.filter(isAlive)
  const still = asked.filter((row) => !isAlive(row))
  const columns: Column<Row>[] = [
    { key: 'name', header: w.line, cell: (row) => <Name row={row} /> },
    ...(['month', 'year'] as const).flatMap((period): Column<Row>[] => {
      const [planned, actual, gap] =
        period === 'month'
          ? [`${w.columns.planned} ${month}`, `${w.columns.actual} ${month}`, w.columns.variance]
          : [w.columns.yearPlanned, w.columns.yearActual, w.columns.yearVariance]
      return [
        {
          key: `${period}-planned`,
          header: planned,
          align: 'end',
          nowrap: true,
          fold: period === 'month' ? 'hide' : 'line',
          foldLabel: true,
          cell: (row) => whole(isLine(row) ? row.planned[period] : 0),
        },
        {
          key: `${period}-actual`,
          header: actual,
          align: 'end',
          nowrap: true,
          fold: period === 'month' ? 'hide' : 'line',
          foldLabel: true,
          cell: (row) =>
            isLine(row) ? (row[period] ? whole(row[period].actual) : w.unknown) : whole(row[period]),
        },
        {
          key: `${period}-gap`,
          header: gap,
          align: 'end',
          nowrap: true,
          fold: period === 'month' ? 'hide' : 'side',
          cell: (row) => (isLine(row) ? <Gap of={row[period]} /> : null),
        },
      ]
    }),
    {
      key: 'status',
      header: w.columns.status,
      fold: 'line',
      cell: (row) =>
        isLine(row) && (
          <>
            <Status tone={STATUS_TONES[row.status]}>{w.statuses[row.status]}</Status>
            {row.status === 'drift' && <span className="plan-row-notes">{w.streak(row.streak)}</span>}
          </>
        ),
    },
  ]
  const tables = sides.filter((side) => !filters.side || side === filters.side)
  if (asked.length === 0) return <EmptyState title={w.noRows} />
  return (
    <>
      {tables.map((side) => {
        const own: Row[] = shown.filter((row) => row.side === side)
        const { outside, month: m, year: y } = v.totals[side]
        const accounts = v.outside.filter((row) => row.side === side).length
        if (!filters.status && accounts > 0)
          own.push({ outside: true, side, month: outside.month, year: outside.year, accounts })
        if (own.length === 0) return null
        return (
          <section key={side}>
            <h3 id={side}>{w.sides[side]}</h3>
            <div className="plan-variances">
              <Table
                caption={w.sides[side]}
                rows={own}
                rowKey={(row) => (isLine(row) ? row.key : 'outside')}
                rowHref={(row) => (isLine(row) ? `${base}/${row.id}` : '#hors-modele')}
                columns={columns}
                foot={
                  filters.status
                    ? undefined
                    : [
                        w.total(w.sides[side].toLowerCase()),
                        whole(m.planned),
                        whole(m.actual),
                        <Gap key="m" of={m} />,
                        whole(y.planned),
                        whole(y.actual),
                        <Gap key="y" of={y} />,
                        '',
                      ]
                }
              />
            </div>
          </section>
        )
      })}
      <Still rows={still} base={base} />
    </>
  )
}

/** Lines with nothing planned and nothing real so far: told by name, so that none seems lost. */
function Still({ rows, base }: { rows: readonly ActualRow[]; base: string }) {
  const w = useWords({ fr, en }).actuals
  if (rows.length === 0) return null
  return (
    <details className="plan-fold">
      <summary>{w.still(rows.length)}</summary>
      <ul>
        {rows.map(({ key, id, name, side }) => (
          <li key={`${key} ${side}`}>
            <a href={`${base}/${id}`}>{name}</a> <span className="ui-soft">({w.sideOf[side]})</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Name({ row }: { row: Row }) {
  const w = useWords({ fr, en }).actuals
  const locale = useLocale()
  if (!isLine(row))
    return (
      <>
        {w.outsideRow}
        <span className="plan-row-notes">{w.outsideRowText(row.accounts)}</span>
      </>
    )
  const figure = (n: number) => formatNumber(n, locale, n < 10 && !Number.isInteger(n) ? 1 : 0)
  const { volume, accounts } = row
  return (
    <>
      {row.name}
      {(accounts.length > 0 || volume) && (
        <span className="plan-row-notes">
          {accounts.length > 0 && w.accounts(accounts.join(', '), accounts.length)}
          {accounts.length > 0 && volume && ' · '}
          {volume && volume.actual !== null && w.volume(figure(volume.actual), figure(volume.planned))}
        </span>
      )}
    </>
  )
}
