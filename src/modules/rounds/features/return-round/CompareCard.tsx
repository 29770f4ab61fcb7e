import { type Cents, cents, minus, proportion, toInput } from '#kit/money.ts'
import { en } from '#modules/rounds/messages.return.en.ts'
import { fr } from '#modules/rounds/messages.return.fr.ts'
import type { RoundView } from '#modules/rounds/rules/day/day-plan.ts'
import type { RoundFigures } from '#modules/rounds/rules/day/figures.ts'
import { counterInput } from '#modules/rounds/rules/day/return.ts'
import type { ShownForm } from '#platform/forms/shown.ts'
import { Amount } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Duration } from '#ui/DayFr.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { formatNumber } from '#ui/format.ts'
import { Pencil } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'

type Row = {
  key: string
  label: string
  of(figures: RoundFigures): React.ReactNode
  gap?(a: RoundFigures, b: RoundFigures): React.ReactNode
}

const marginOf = ({ revenue, cost }: RoundFigures): Cents => minus(revenue, cost)
const perStop = (figures: RoundFigures): Cents | null =>
  figures.stops > 0 ? proportion(marginOf(figures), 1n, BigInt(figures.stops)) : null
const perKm = (figures: RoundFigures): Cents | null =>
  figures.metres > 0 ? proportion(marginOf(figures), 1000n, BigInt(figures.metres)) : null

/** What was planned beside what was: the margin last, in whole, by stop and by kilometre. */
export function CompareCard({ round, base }: { round: RoundView; base: string }) {
  const t = useWords({ fr, en }).compare
  const locale = useLocale()
  const { planned, driven } = round
  const km = (metres: number) => t.kmUnit(formatNumber(metres / 1000, locale, 1))
  const money = (of: (figures: RoundFigures) => Cents | null) => ({
    of: (figures: RoundFigures) => <Euros value={of(figures)} />,
    gap: (a: RoundFigures, b: RoundFigures) => {
      const [was, is] = [of(a), of(b)]
      return was !== null && is !== null && <Amount value={minus(is, was)} sign />
    },
  })
  const rows: Row[] = [
    { key: 'stops', label: t.stops, of: ({ stops }) => stops },
    { key: 'km', label: t.km, of: ({ metres }) => km(metres) },
    { key: 'time', label: t.time, of: ({ seconds }) => <Duration minutes={Math.round(seconds / 60)} /> },
    { key: 'revenue', label: t.revenue, ...money(({ revenue }) => revenue) },
    { key: 'cost', label: t.cost, ...money(({ cost }) => cost) },
    { key: 'margin', label: t.margin, ...money(marginOf) },
    { key: 'perStop', label: t.perStop, ...money(perStop) },
    { key: 'perKm', label: t.perKm, ...money(perKm) },
  ]
  return (
    <Card
      title={t.title}
      aside={round.tripId && <a href={`${base}/deplacements/${round.tripId}`}>{t.trip}</a>}
      id="prevu-et-realise"
    >
      <Table
        caption={t.title}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'what',
            header: t.what,
            fold: 'title',
            cell: (row) => (row.key === 'margin' ? <strong>{row.label}</strong> : row.label),
          },
          {
            ...{ key: 'planned', header: t.planned, align: 'end', fold: 'line', foldLabel: true },
            cell: (row) => (planned ? row.of(planned) : '–'),
          },
          {
            ...{ key: 'driven', header: t.driven, align: 'end', fold: 'line', foldLabel: true },
            cell: (row) => (driven ? row.of(driven) : '–'),
          },
          {
            ...{ key: 'gap', header: t.gap, align: 'end', fold: 'side' },
            cell: (row) => planned && driven && row.gap?.(planned, driven),
          },
        ]}
      />
    </Card>
  )
}

const Euros = ({ value }: { value: Cents | null }) => (value === null ? '–' : <Amount value={value} />)

/** A slip on the counter, a clock that was wrong: said with why, and the trip is noted anew. */
export function CorrectForm({
  round,
  idempotencyKey,
  refused,
}: {
  round: RoundView
  idempotencyKey: string
  refused: ShownForm | undefined
}) {
  const t = useWords({ fr, en }).correct
  const values = {
    counterOut: round.counterOut === null ? '' : counterInput(round.counterOut),
    counterBack: round.counterBack === null ? '' : counterInput(round.counterBack),
    minutes: String(Math.max(1, Math.round((round.driven?.seconds ?? 0) / 60))),
    cash: round.cash === null ? '' : toInput(cents(round.cash)),
  }
  return (
    <details className="round-correct ui-no-print" open={refused ? true : undefined}>
      <summary className="ui-button ui-button-quiet">
        <Pencil className="ui-icon" />
        {t.title}
      </summary>
      <Form
        id="correct"
        intent="correct"
        idempotencyKey={idempotencyKey}
        hidden={{ seen: String(round.sequence) }}
        {...(refused ?? { values })}
      >
        <p className="ui-soft">{t.help}</p>
        <Field name="counterOut" label={t.counterOut} unit="km" optional width="short" autoComplete="off" />
        <Field name="counterBack" label={t.counterBack} unit="km" optional width="short" autoComplete="off" />
        <Field
          type="number"
          name="minutes"
          label={t.minutes}
          unit={t.minutesUnit}
          min={1}
          max={1440}
          width="short"
        />
        <Field type="money" name="cash" label={t.cash} optional width="short" />
        <Field name="why" label={t.why} help={t.whyHelp} autoComplete="off" maxLength={300} />
        <FormActions>
          <Button>{t.save}</Button>
        </FormActions>
      </Form>
    </details>
  )
}
