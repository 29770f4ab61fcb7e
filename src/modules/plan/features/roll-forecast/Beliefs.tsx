import { cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { methods } from '#modules/plan/rules/actuals/rebase.ts'
import type { FormState } from '#platform/forms/form.ts'
import { shownForm } from '#platform/forms/shown.ts'
import { Amount, Percent } from '#ui/Amount.tsx'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { Field } from '#ui/Field.tsx'
import { Form, FormActions } from '#ui/Form.tsx'
import { useLocale, useWords } from '#ui/language.tsx'
import { type Column, Table } from '#ui/Table.tsx'
import { methodName, monthsName } from './form.ts'
import type { RolledLine } from './query.server.ts'

type Props = {
  lines: readonly RolledLine[]
  /** Names the beliefs shown. */
  seen: string
  finished: number
  mayWrite: boolean
  state: FormState | undefined
}

/** A line asked about once, even when it both earns and costs: its first row carries the question. */
const isFirst = (lines: readonly RolledLine[], line: RolledLine) =>
  lines.findIndex((one) => one.key === line.key) === lines.indexOf(line)

/** Within a twentieth of the plan, on time, or too early to tell: nothing to decide, unless one already did. */
const isSteady = ({ pace, delay, choice }: RolledLine): boolean =>
  choice.method === 'as-planned' && delay <= 0 && (pace === null || Math.abs(pace - 1) <= 0.05)

/** What one believes of the months to come, line by line, with the pace and the delay really seen. */
export function Beliefs({ lines, seen, finished, mayWrite, state }: Props) {
  const t = useWords({ fr, en })
  const w = t.actuals
  const locale = useLocale()
  if (lines.length === 0) return <EmptyState title={w.roll.noLines} />
  const values = Object.fromEntries(
    lines.flatMap(({ key, choice, delay }) => [
      [methodName(key), choice.method],
      [monthsName(key), String(choice.method === 'late' ? choice.months : Math.max(1, delay))],
    ]),
  )
  const shown = shownForm(locale, state, { ...t.errors, ...w.errors }, values)
  const columns: Column<RolledLine>[] = [
    {
      key: 'name',
      header: w.line,
      cell: ({ name, side }) => (
        <>
          {name}
          <span className="plan-row-notes">{w.sideOf[side]}</span>
        </>
      ),
    },
    {
      key: 'pace',
      header: w.roll.pace,
      align: 'end',
      foldLabel: true,
      cell: ({ pace, delay }) => (
        <>
          {pace === null ? w.roll.paceUnknown : <Percent value={pace} />}
          {(pace !== null || delay > 0) && <span className="plan-row-notes">{w.roll.delay(delay)}</span>}
        </>
      ),
    },
    {
      key: 'foreseen',
      header: w.roll.foreseen,
      align: 'end',
      nowrap: true,
      foldLabel: true,
      cell: ({ foreseen }) => <Amount value={cents(foreseen)} round />,
    },
    {
      key: 'rebased',
      header: w.roll.rebased,
      align: 'end',
      nowrap: true,
      fold: 'line',
      foldLabel: true,
      cell: ({ rebased }) => <Amount value={cents(rebased)} round />,
    },
    {
      key: 'method',
      header: w.roll.belief,
      fold: 'line',
      cell: (line) =>
        !mayWrite ? (
          <>
            {w.roll.methods[line.choice.method]}
            {line.choice.method === 'late' && ` (${w.roll.delay(line.choice.months)})`}
          </>
        ) : (
          isFirst(lines, line) && (
            <div className="plan-choice">
              <Field
                type="select"
                name={methodName(line.key)}
                label={w.roll.methodOf(line.name)}
                labelHidden
                blank={false}
                options={methods.map((value) => ({ value, label: w.roll.methods[value] }))}
              />
              <Field
                type="number"
                name={monthsName(line.key)}
                label={w.roll.monthsOf(line.name)}
                labelHidden
                optional
                width="short"
                unit={w.roll.lateUnit}
                min={1}
                max={60}
              />
            </div>
          )
        ),
    },
  ]
  const steady = lines.filter((line) => lines.every((one) => one.key !== line.key || isSteady(one)))
  const shownLines = lines.filter((line) => !steady.includes(line))
  const table = (rows: readonly RolledLine[]) => (
    <Table
      caption={w.roll.beliefs}
      rows={rows}
      rowKey={(line) => `${line.key} ${line.side}`}
      columns={columns}
    />
  )
  return (
    <section>
      <h2 id="suite">{w.roll.beliefs}</h2>
      <p>
        {w.roll.beliefsText(Math.min(12, finished))} {w.roll.steady}
      </p>
      <Form id="choose" intent="choose" hidden={{ seen }} className="plan-choices" {...shown}>
        {shownLines.length > 0 && table(shownLines)}
        {steady.length > 0 && (
          <details className="plan-fold" open={shownLines.length === 0 || state !== undefined}>
            <summary>{w.roll.followed(steady.length)}</summary>
            {table(steady)}
          </details>
        )}
        {mayWrite && (
          <FormActions>
            <Button tone="primary">{w.roll.recompute}</Button>
          </FormActions>
        )}
      </Form>
    </section>
  )
}
