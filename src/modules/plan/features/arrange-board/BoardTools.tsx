import type { Board } from '#modules/plan/board.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { ArrowRight, Columns2, Download, MessageSquare, Upload } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'

const FORMATS = ['pdf', 'png', 'json', 'md'] as const

/** What can be done with the board as a whole, each at its own address. */
export function BoardTools({ board, base, mayWrite }: { board: Board; base: string; mayWrite: boolean }) {
  const { canvas: w } = useWords({ fr, en })
  return (
    <nav className="plan-tools ui-no-print" aria-label={w.exports.title}>
      <a href={`${base}/qui-paie`}>
        <ArrowRight className="ui-icon" /> {w.flows.open}
      </a>
      <a href={`${base}/commentaires`}>
        <MessageSquare className="ui-icon" /> {w.comments.open(board.comments)}
      </a>
      <a href={`${base}/cote-a-cote`}>
        <Columns2 className="ui-icon" /> {w.beside.title}
      </a>
      <a href={`${base}/points-de-depart`}>
        <Upload className="ui-icon" /> {w.templates.open}
      </a>
      <details>
        <summary>
          <Download className="ui-icon" /> {w.exports.open}
        </summary>
        <ul>
          {FORMATS.map((format) => (
            <li key={format}>
              <a href={`${base}/canevas/${format}`}>{w.exports.formats[format]}</a>
              <span className="ui-soft ui-small">{w.exports.help[format]}</span>
            </li>
          ))}
          {mayWrite && (
            <li>
              <a href={`${base}/importer`}>{w.import.title}</a>
              <span className="ui-soft ui-small">{w.import.kept}</span>
            </li>
          )}
        </ul>
      </details>
    </nav>
  )
}

/** Who pays for whom under the board, by the numbers on the slips. */
export function BoardFlows({ board, base }: { board: Board; base: string }) {
  const { canvas: w } = useWords({ fr, en })
  if (board.flows.length === 0) return null
  return (
    <section className="plan-board-flows" aria-labelledby="qui-paie">
      <h2 id="qui-paie">
        <a href={`${base}/qui-paie`}>{w.flows.title}</a>
      </h2>
      <ol>
        {board.flows.map((flow) => (
          <li key={flow.id} className={flow.line?.pillar ? `plan-pillar-${flow.line.pillar}` : undefined}>
            <span className="plan-mark">{flow.number}</span>
            {(['customer', 'beneficiary', 'service'] as const).map((end) => (
              <span key={end}>
                {flow[end].name}
                {flow[end].gone && ` (${w.flows.gone})`} <ArrowRight className="ui-icon" />
              </span>
            ))}
            <span>
              {flow.line ? flow.line.name : w.flows.noLine}
              {flow.line?.gone && ` (${w.flows.gone})`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
