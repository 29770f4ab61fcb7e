import type { Cents } from '#kit/money.ts'
import { zero } from '#kit/money.ts'
import { Amount } from '#ui/Amount.tsx'
import { formatEuros } from '#ui/format.ts'
import { Minus, Plus, Trash2, TriangleAlert } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { en } from '../messages.basket.en.ts'
import { fr } from '../messages.basket.fr.ts'

export type ShownLine = {
  readonly id: string
  readonly label: string
  readonly quantity: number
  readonly amount: Cents
  readonly covered: Cents
  readonly coveredBy: readonly string[]
  readonly homeService: boolean
  /** Counted up and down with a press. */
  readonly counted: boolean
  /** Why it cannot be sold as it stands, as a code. */
  readonly wrong?: string
}

type Props = {
  lines: readonly ShownLine[]
  total: Cents
  /** With the buttons that change it; the address of the form is the page's own. */
  editable?: boolean
}

/** What is in the basket, as a till roll: one line each, and what there is to pay. */
export function BasketLines({ lines, total, editable = false }: Props) {
  const t = useWords({ fr, en })
  const w = t.basket
  const locale = useLocale()
  const errors: Readonly<Record<string, string>> = t.errors
  if (lines.length === 0) return <p className="sale-empty">{w.empty}</p>
  const roll = (
    <>
      <ol>
        {lines.map((line) => (
          <li key={line.id} className={line.wrong ? 'sale-line sale-line-wrong' : 'sale-line'}>
            <span className="sale-line-what">
              {line.label}
              {!editable && line.quantity > 1 && <small> × {line.quantity}</small>}
              {line.covered > zero && (
                <small>{w.covered(line.coveredBy.join(', '), formatEuros(line.covered, locale))}</small>
              )}
              {line.homeService && <small>{w.noCash}</small>}
              {line.wrong && (
                <small className="sale-wrong">
                  <TriangleAlert className="ui-icon" /> {errors[line.wrong] ?? w.wrong}
                </small>
              )}
            </span>
            <span className="sale-line-sum">
              <Amount value={line.amount} />
            </span>
            {editable && <Count line={line} />}
          </li>
        ))}
      </ol>
      <p className="sale-total">
        <span>{w.total}</span>
        <strong>
          <Amount value={total} />
        </strong>
      </p>
    </>
  )
  if (!editable) return <div className="sale-roll">{roll}</div>
  return (
    <form method="post" className="sale-roll">
      <input type="hidden" name="intent" value="count" />
      {roll}
    </form>
  )
}

function Count({ line }: { line: ShownLine }) {
  const { basket: w } = useWords({ fr, en })
  return (
    <span className="sale-count">
      {line.counted && (
        <>
          <button type="submit" name="less" value={line.id} aria-label={w.less(line.label)}>
            <Minus className="ui-icon" />
          </button>
          <b>{line.quantity}</b>
          <button type="submit" name="more" value={line.id} aria-label={w.more(line.label)}>
            <Plus className="ui-icon" />
          </button>
        </>
      )}
      <button type="submit" name="drop" value={line.id} aria-label={w.remove(line.label)}>
        <Trash2 className="ui-icon" />
      </button>
    </span>
  )
}
