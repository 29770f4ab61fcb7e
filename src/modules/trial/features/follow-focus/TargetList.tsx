import type { Matrix, MatrixCell } from '#modules/trial/focus/matrix.server.ts'
import { en } from '#modules/trial/messages/focus.en.ts'
import { fr } from '#modules/trial/messages/focus.fr.ts'
import type { FigureKind } from '#modules/trial/rules/cells.ts'
import { CellMark } from '#modules/trial/ui/CellMark.tsx'
import { cellFigure } from '#modules/trial/ui/cell-figures.ts'
import { useLocale, useWords } from '#ui/language.tsx'

type Props = { matrix: Matrix; figure: FigureKind; base: string }

/** The same matrix for a phone: target after target, only what is under way or asked for. */
export function TargetList({ matrix, figure, base }: Props) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const names = new Map(matrix.services.map(({ id, name }) => [id, name]))
  const order = ['tested', 'kept', 'candidate', 'dropped', 'not-now']
  const item = (cell: MatrixCell) => (
    <li key={cell.serviceId}>
      <a href={`${base}/${cell.target}/${cell.serviceId}`}>{names.get(cell.serviceId)}</a>
      <CellMark state={cell.state} />
      <span className="ui-soft ui-small">
        {t.figures[figure]} · {cellFigure(figure, cell.figures, locale)}
      </span>
    </li>
  )
  return (
    <div className="focus-narrow">
      {matrix.targets.map((target) => {
        const own = matrix.cells
          .filter((cell) => cell.target === target)
          .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
        const engaged = own.filter((cell) => cell.state !== 'not-now')
        const asked = own.filter(
          (cell) => cell.state === 'not-now' && cell.figures.requests + cell.figures.done > 0,
        )
        return (
          <section key={target}>
            <h2>
              <a href={`${base}/reajuster?cible=${target}`}>{t.targets[target]}</a>
            </h2>
            {engaged.length === 0 ? <p className="ui-soft">{t.nothing}</p> : <ul>{engaged.map(item)}</ul>}
            {asked.length > 0 && (
              <details>
                <summary>{t.alsoAsked(asked.length)}</summary>
                <ul>{asked.map(item)}</ul>
              </details>
            )}
          </section>
        )
      })}
    </div>
  )
}
