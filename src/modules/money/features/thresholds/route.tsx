import { taxEn as en } from '#modules/money/messages.tax.en.ts'
import { taxFr as fr } from '#modules/money/messages.tax.fr.ts'
import { mayReadBooks } from '#modules/money/permits.ts'
import { lawOf, type ThresholdState } from '#modules/money/rules/thresholds.ts'
import { thresholdsNow } from '#modules/money/tax/thresholds.server.ts'
import { MoneyTabs } from '#modules/money/ui/MoneyTabs.tsx'
import { refusePage } from '#platform/session/guard.ts'
import { hubContext } from '#platform/session/request.server.ts'
import { Amount } from '#ui/Amount.tsx'
import { Card } from '#ui/Card.tsx'
import { DayFr } from '#ui/DayFr.tsx'
import { DefinitionList } from '#ui/DefinitionList.tsx'
import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Progress } from '#ui/Progress.tsx'
import { Status, type Tone } from '#ui/Status.tsx'
import type { Route } from './+types/route'

const TONES: Record<ThresholdState, Tone> = { far: 'success', near: 'warn', over: 'danger', above: 'danger' }

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(hubContext)
  if (!mayReadBooks(ctx.actor)) refusePage()
  const rows = await thresholdsNow(ctx)
  return { rows: rows.map((row) => ({ ...row, law: lawOf(row.id) })) }
}

export default function Thresholds({ loaderData, params }: Route.ComponentProps) {
  const t = useWords({ fr, en })
  const w = t.thresholds
  return (
    <>
      <title>{`${w.title} · Palier`}</title>
      <PageHeader title={w.title} lede={w.lede} />
      <MoneyTabs hub={params.hub} current="thresholds" />
      <div className="ui-stack">
        {loaderData.rows.map((row) => (
          <Card key={row.id} title={w.names[row.id]}>
            <p>
              <Status tone={TONES[row.state]}>{w.states[row.state]}</Status>
              {row.who && <> · {row.who}</>}
            </p>
            <Progress
              id={`seuil-${row.id}`}
              label={w.columns.now}
              value={Number(row.now > 0n ? row.now : 0n)}
              max={Number(row.figure.limit)}
              words={
                <>
                  <Amount value={row.now} round /> / <Amount value={row.figure.limit} round />
                </>
              }
            />
            <DefinitionList
              items={[
                { term: w.columns.pace, value: row.pace !== row.now && <Amount value={row.pace} round /> },
                { term: w.columns.last, value: <Amount value={row.last} round /> },
                {
                  term: w.upper,
                  value: row.figure.upper !== undefined && <Amount value={row.figure.upper} round />,
                },
              ].filter(({ value }) => value !== false)}
            />
            <p className="ui-soft">
              {w.beyond[row.id]} {row.law}. {w.since} <DayFr value={row.figure.from} />.
            </p>
          </Card>
        ))}
      </div>
    </>
  )
}
