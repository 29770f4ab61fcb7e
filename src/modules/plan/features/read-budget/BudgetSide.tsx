import { cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { Amount } from '#ui/Amount.tsx'
import { useWords } from '#ui/language.tsx'
import type { SideRow } from './sides.ts'

type Lines = Readonly<Record<string, { readonly name: string; readonly row: string | null }>>

type Props = {
  caption: string
  /** The first row says it already. */
  captionHidden?: boolean
  rows: readonly SideRow[]
  lines: Lines
  /** Where the assumptions are. */
  base: string
}

/** One side of the form; each amount opens on the assumptions it counts. */
export function BudgetSide({ caption, captionHidden, rows, lines, base }: Props) {
  const w = useWords({ fr, en }).statements
  return (
    <table>
      <caption className={captionHidden ? 'ui-hidden' : undefined}>{caption}</caption>
      <thead className="ui-hidden">
        <tr>
          <th scope="col">{w.budget.line}</th>
          <th scope="col">{w.budget.amount}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className={`plan-budget-${row.level}`}>
            <th scope="row">
              {row.parts.length > 0 ? <Behind row={row} lines={lines} base={base} /> : row.label}
            </th>
            <td>{row.amount === 0 ? '–' : <Amount value={cents(row.amount)} round />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Behind({ row, lines, base }: { row: SideRow; lines: Lines; base: string }) {
  const w = useWords({ fr, en }).statements
  return (
    <details>
      <summary>{row.label}</summary>
      <ul aria-label={w.budget.behind}>
        {row.parts.map(({ line, amount }) => {
          const known = line === null ? undefined : lines[line]
          return (
            <li key={line ?? ''}>
              {known?.row ? (
                <a href={`${base}/hypotheses/${known.row}`}>{known.name}</a>
              ) : (
                (known?.name ?? w.whole)
              )}
              <Amount value={cents(amount)} />
            </li>
          )
        })}
      </ul>
    </details>
  )
}
