import { en } from '#modules/trial/messages/focus.en.ts'
import { fr } from '#modules/trial/messages/focus.fr.ts'
import { type CellMove, cellKey, FIGURE_KINDS } from '#modules/trial/rules/cells.ts'
import { CellMark } from '#modules/trial/ui/CellMark.tsx'
import { cellFigure } from '#modules/trial/ui/cell-figures.ts'
import { targetName } from '#modules/trial/ui/pivot-words.ts'
import { ArrowRight } from '#ui/icons.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { Table } from '#ui/Table.tsx'

/** The cells that moved, with their figures of that instant. */
export function MovesTable({ moves, caption }: { moves: readonly CellMove[]; caption: string }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  return (
    <Table
      caption={caption}
      rows={moves}
      rowKey={(move) => cellKey(move.target, move.serviceId)}
      columns={[
        {
          key: 'service',
          header: t.service,
          cell: (move) => (
            <>
              {move.service}
              <div className="ui-soft ui-small">{targetName(t, move.target)}</div>
            </>
          ),
        },
        {
          key: 'states',
          header: t.pivot.change,
          cell: (move) => (
            <>
              <CellMark state={move.from} /> <ArrowRight className="ui-icon" /> <CellMark state={move.to} />
            </>
          ),
        },
        ...FIGURE_KINDS.map((kind) => ({
          key: kind,
          header: t.shortFigures[kind],
          cell: (move: CellMove) => cellFigure(kind, move.figures, locale),
          align: 'end' as const,
          foldLabel: true,
          fold: 'line' as const,
        })),
      ]}
    />
  )
}
