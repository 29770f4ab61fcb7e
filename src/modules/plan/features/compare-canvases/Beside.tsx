import './beside.css'
import type { Cents } from '#kit/money.ts'
import { cents } from '#kit/money.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { sides } from '#modules/plan/notes.ts'
import { type Block, blocks } from '#modules/plan/rules/vocabulary.ts'
import { formatMonth } from '#ui/dates.ts'
import { formatEuros, formatPercent } from '#ui/format.ts'
import { Minus, Pencil, Plus } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'
import type { BesideNote, CanvasSide, KeyFigures } from './query.server.ts'

type Props = { left: CanvasSide; right: CanvasSide; names: readonly [string, string] }

const ICONS = { added: Plus, removed: Minus, changed: Pencil }

/** Two canvases block by block: the same block on one line, what differs told by a word and a sign. */
export function BoardsBeside({ left, right, names }: Props) {
  const t = useWords({ fr, en })
  return (
    <div className="plan-beside">
      {blocks.map((block) => (
        <section key={block} aria-labelledby={`beside-${block}`}>
          <h2 id={`beside-${block}`}>{t.blocks[block]}</h2>
          <div className="plan-beside-pair">
            {[left, right].map((side, i) => (
              <div key={names[i]}>
                <h3>{names[i]}</h3>
                <Notes notes={side.notes.filter((note) => note.block === block)} block={block} />
              </div>
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

function Notes({ notes, block }: { notes: readonly BesideNote[]; block: Block }) {
  const t = useWords({ fr, en })
  const list = (some: readonly BesideNote[]) => (
    <ul>
      {some.map((note) => (
        <BesideSlip key={note.id} note={note} />
      ))}
    </ul>
  )
  if (notes.length === 0) return <p className="ui-soft ui-small">{t.canvas.beside.nothing}</p>
  if (block !== 'beneficiaries') return list(notes)
  return sides.map((side) => (
    <div key={side}>
      <p className="plan-beside-side">{t.board.sides[side]}</p>
      {list(notes.filter((note) => note.side === side))}
    </div>
  ))
}

function BesideSlip({ note }: { note: BesideNote }) {
  const t = useWords({ fr, en })
  const w = t.canvas.beside
  const Sign = note.mark && ICONS[note.mark]
  const { before } = note
  return (
    <li className={note.mark ? `plan-beside-${note.mark}` : undefined}>
      {Sign && note.mark && (
        <strong className="plan-beside-mark">
          <Sign className="ui-icon" /> {w.marks[note.mark]}
        </strong>
      )}{' '}
      {note.text}
      {before && before.text !== note.text && (
        <span className="plan-beside-before">{w.changedFrom(before.text)}</span>
      )}
      {before && before.block !== note.block && (
        <span className="plan-beside-before">{w.movedFrom(t.blocks[before.block])}</span>
      )}
      {before && before.text === note.text && before.block === note.block && (
        <span className="plan-beside-before">{w.otherChange}</span>
      )}
    </li>
  )
}

type Row = { key: keyof KeyFigures; a: string; b: string; difference: string }

/** The key figures of both forecasts, with the difference where one can be taken. */
export function FiguresBeside({ left, right, names }: Props) {
  const w = useWords({ fr, en }).canvas.beside
  const locale = useLocale()
  if (!left.figures || !right.figures) return <p>{w.noForecast}</p>
  const [a, b] = [left.figures, right.figures]
  const euros = (amount: Cents, sign = false) => formatEuros(amount, locale, { round: true, sign })
  const money = (key: 'openingCash' | 'products' | 'charges' | 'result' | 'lowestCash'): Row => ({
    key,
    a: euros(a[key]),
    b: euros(b[key]),
    difference: euros(cents(b[key] - a[key]), true),
  })
  const share = (key: 'earnedShare' | 'grantShare' | 'firstFunderShare'): Row => {
    const [x, y] = [a[key], b[key]]
    const said = (value: number | null) => (value === null ? '–' : formatPercent(value, locale))
    const points = x === null || y === null ? null : Math.round((y - x) * 100)
    return {
      key,
      a: said(x),
      b: said(y),
      difference: points === null ? '–' : `${points > 0 ? '+' : points < 0 ? '−' : ''}${Math.abs(points)} pt`,
    }
  }
  const month = (value: KeyFigures['balancedSince']) => (value ? formatMonth(value, locale) : w.never)
  const rows: Row[] = [
    { key: 'start', a: month(a.start), b: month(b.start), difference: '' },
    { key: 'months', a: w.monthsOf(a.months), b: w.monthsOf(b.months), difference: '' },
    money('openingCash'),
    money('products'),
    money('charges'),
    money('result'),
    money('lowestCash'),
    { key: 'balancedSince', a: month(a.balancedSince), b: month(b.balancedSince), difference: '' },
    share('earnedShare'),
    share('grantShare'),
    share('firstFunderShare'),
  ]
  return (
    <>
      <h2>{w.figures}</h2>
      <p className="ui-soft ui-small">{w.figuresHelp}</p>
      <Table
        caption={w.figures}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: 'name', header: w.indicator, cell: (row) => w.indicators[row.key] },
          {
            key: 'a',
            header: names[0],
            cell: (row) => row.a,
            align: 'end',
            nowrap: true,
            fold: 'line',
            foldLabel: true,
          },
          {
            key: 'b',
            header: names[1],
            cell: (row) => row.b,
            align: 'end',
            nowrap: true,
            fold: 'line',
            foldLabel: true,
          },
          {
            key: 'difference',
            header: w.difference,
            cell: (row) => row.difference,
            align: 'end',
            nowrap: true,
          },
        ]}
      />
    </>
  )
}
