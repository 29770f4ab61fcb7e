import type { Matrix, MatrixCell } from '#modules/trial/focus/matrix.server.ts'
import { en } from '#modules/trial/messages/focus.en.ts'
import { fr } from '#modules/trial/messages/focus.fr.ts'
import { cellKey, FIGURE_WORDS, type FigureKind } from '#modules/trial/rules/cells.ts'
import { CellMark } from '#modules/trial/ui/CellMark.tsx'
import { cellFigure } from '#modules/trial/ui/cell-figures.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { scrollable } from '#ui/scrollable.ts'

type Props = { matrix: Matrix; figure: FigureKind; all: boolean; base: string }

/** The matrix, services down and targets across; each cell leads to its own page. A phone shows `TargetList` instead. */
export function MatrixTable({ matrix, figure, all, base }: Props) {
  const t = useWords({ fr, en })
  const cells = new Map(matrix.cells.map((cell) => [cellKey(cell.target, cell.serviceId), cell]))
  return (
    <div className="focus-wide">
      <div className="ui-table-scroll" {...scrollable(t.matrix)}>
        <table className="focus-matrix">
          <caption className="ui-hidden">{t.matrix}</caption>
          <thead>
            <tr>
              <th scope="col">{t.service}</th>
              {matrix.targets.map((target) => (
                <th key={target} scope="col">
                  <a href={`${base}/reajuster?cible=${target}`}>{t.targets[target]}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.services.map((service) => (
              <tr key={service.id}>
                <th scope="row">
                  <a href={`${base}/reajuster?service=${service.id}`}>{service.name}</a>
                </th>
                {matrix.targets.map((target) => (
                  <td key={target}>
                    <Cell
                      cell={cells.get(cellKey(target, service.id))!}
                      figure={figure}
                      href={`${base}/${target}/${service.id}`}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="ui-soft ui-small">{t.blank}</p>
      <p className="ui-no-print">
        <a href={`${base}?chiffre=${FIGURE_WORDS[figure]}${all ? '' : '&tout'}`}>
          {all ? t.seeLess : t.seeAll}
        </a>
      </p>
    </div>
  )
}

function Cell({ cell, figure, href }: { cell: MatrixCell; figure: FigureKind; href: string }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { requests, done } = cell.figures
  return (
    <a className={`focus-cell focus-${cell.state}`} href={href}>
      {cell.state === 'not-now' ? (
        <span className="ui-hidden">{t.states['not-now']} </span>
      ) : (
        <CellMark state={cell.state} />
      )}
      <span className="focus-figure">
        {requests + done > 0 ? (
          <>
            <span className="ui-hidden">{t.figures[figure]} </span>
            {cellFigure(figure, cell.figures, locale)}
          </>
        ) : (
          <span className="ui-soft">–</span>
        )}
      </span>
    </a>
  )
}
