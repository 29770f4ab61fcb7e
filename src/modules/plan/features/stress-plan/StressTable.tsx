import { cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { FutureFacts, StressOutcome } from '#modules/plan/rules/whatif/stress.ts'
import { VerdictWord } from '#modules/plan/ui/VerdictWord.tsx'
import { Amount } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { BarChart } from '#ui/charts/BarChart.tsx'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros, formatNumber } from '#ui/format.ts'
import { Bookmark } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import type { StressRow } from './query.server.ts'

type Props = { base: FutureFacts; rows: readonly StressRow[] }

/** The lowest cash of the model, then of each test that applies to it. */
export function StressChart({ base, rows }: Props) {
  const w = useWords({ fr, en }).whatIf.stress
  const run = rows.filter((row) => row.outcome)
  const broken = run.filter((row) => row.outcome?.firstNegativeMonth).length
  const lows = [base, ...run.map((row) => row.outcome)].map((facts) => facts?.lowestCash.amount ?? 0)
  return (
    <BarChart
      title={w.chart}
      summary={w.summary(broken, run.length)}
      labelsAre={w.test}
      labels={[w.base, ...run.map((row) => w.short[row.id])]}
      unit="euros"
      layout="rows"
      stacks={[
        { key: 'above', label: w.above, values: lows.map((low) => cents(Math.max(0, low))) },
        { key: 'below', label: w.below, values: lows.map((low) => cents(Math.min(0, low))) },
      ]}
    />
  )
}

const LINES = 3

/** What a test says in a sentence, and what it touches. */
function Saying({ outcome }: { outcome: StressOutcome }) {
  const w = useWords({ fr, en }).whatIf.stress
  const locale = useLocale()
  const { firstNegativeMonth, lowestCash, leastMonthsOfCash, verdict } = outcome
  const months = leastMonthsOfCash === null ? null : formatNumber(leastMonthsOfCash, locale, 1)
  const lacking = formatEuros(cents(-lowestCash.amount), locale, { round: true })
  return (
    <>
      <VerdictWord verdict={verdict} />
      <span className="plan-say">
        {firstNegativeMonth
          ? w.breaks(formatMonth(firstNegativeMonth, locale), lacking)
          : months === null
            ? w.holdsSimply
            : leastMonthsOfCash !== null && leastMonthsOfCash < 1
              ? w.tight(months)
              : w.holds(months)}
      </span>
    </>
  )
}

function What({ row }: { row: StressRow }) {
  const w = useWords({ fr, en }).whatIf.stress
  const wider: { readonly [id in StressRow['id']]?: string } = w.wider
  const { outcome } = row
  if (!outcome) return <span className="ui-soft">{w.names[row.id]}</span>
  const shown = outcome.lines.slice(0, LINES).join(', ')
  const more = outcome.lines.length - LINES
  return (
    <>
      <strong>{w.names[row.id]}</strong>
      <span className="plan-say">
        {(outcome.wider && wider[row.id]) || w.about[row.id](outcome.name ?? '')}
        {!outcome.name && ` ${w.touches(shown)}${more > 0 ? ` ${w.and(more)}` : ''}.`}
      </span>
    </>
  )
}

type TableProps = {
  rows: readonly StressRow[]
  mayWrite: boolean
  /** A key for each test: keeping two of them is two acts. */
  keys: Readonly<Record<StressRow['id'], string>>
  planHref: string
}

/** Each test with its verdict in words, and the button that keeps it. */
export function StressTable({ rows, mayWrite, keys, planHref }: TableProps) {
  const t = useWords({ fr, en })
  const w = t.whatIf.stress
  const locale = useLocale()
  const columns = [
    { key: 'test', header: w.test, cell: (row: StressRow) => <What row={row} /> },
    {
      key: 'verdict',
      header: w.verdict,
      cell: (row: StressRow) =>
        row.outcome ? <Saying outcome={row.outcome} /> : <span className="ui-soft">{w.nothing[row.id]}</span>,
    },
    {
      key: 'low',
      header: w.low,
      align: 'end' as const,
      foldLabel: true,
      cell: ({ outcome }: StressRow) =>
        outcome && (
          <>
            <Amount value={cents(outcome.lowestCash.amount)} round />
            <span className="plan-say">{formatMonth(outcome.lowestCash.month, locale, true)}</span>
          </>
        ),
    },
    {
      key: 'result',
      header: w.result,
      align: 'end' as const,
      foldLabel: true,
      cell: ({ outcome }: StressRow) =>
        outcome && (
          <>
            <Amount value={cents(outcome.result)} round />
            <span className="plan-say">
              {w.gap(formatEuros(cents(outcome.resultDifference), locale, { round: true, sign: true }))}
            </span>
          </>
        ),
    },
    {
      key: 'keep',
      header: t.versions.actions,
      nowrap: true,
      paper: false as const,
      fold: 'line' as const,
      cell: (row: StressRow) =>
        row.outcome &&
        (row.kept ? (
          <a href={`${planHref}/previsions?scenario=${row.kept}&avec=base`}>{w.kept}</a>
        ) : (
          <form method="post">
            <input type="hidden" name="idempotencyKey" value={keys[row.id]} />
            <input type="hidden" name="test" value={row.id} />
            <Button name="intent" value="keep" icon={Bookmark} aria-label={w.keepWhich(w.names[row.id])}>
              {w.keep}
            </Button>
          </form>
        )),
    },
  ]
  return (
    <Table
      caption={w.title}
      rows={rows}
      rowKey={(row) => row.id}
      columns={mayWrite ? columns : columns.filter((column) => column.key !== 'keep')}
    />
  )
}
