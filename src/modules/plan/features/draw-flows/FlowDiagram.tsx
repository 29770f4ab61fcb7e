import './flows.css'
import type { NamedFlow } from '#modules/plan/flows.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { pillars } from '#modules/plan/rules/vocabulary.ts'
import { formatEuros } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { scrollable } from '#ui/scrollable.ts'
import { columns, type DiagramLink, type DiagramNode, placeFlows } from './diagram.ts'

const WIDTH = 1000
const BOX = 170
const TOP = 34
const STEP = (WIDTH - BOX) / 3
const left = (column: number) => column * STEP

/** Two lines of a box: cut between words, the rest said by its title. */
function twoLines(text: string, most = 22): string[] {
  const lines = ['']
  for (const word of text.split(/\s+(?![?!:;»])/)) {
    const last = lines.at(-1)!
    if (last === '' || last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`.trim()
    else lines.push(word)
  }
  const shown = lines.slice(0, 2).map((line) => (line.length > most + 2 ? `${line.slice(0, most)}…` : line))
  return lines.length > 2 ? [shown[0]!, `${shown[1]!.slice(0, most - 1)}…`] : shown
}

/** Who pays for whom, drawn: four columns, a line per flow, in the hue of the pillar whose word the legend gives. */
export function FlowDiagram({ flows }: { flows: readonly NamedFlow[] }) {
  const t = useWords({ fr, en })
  const w = t.canvas.flows
  const { nodes, links, height } = placeFlows(flows)
  const used = pillars.filter((pillar) => flows.some((flow) => flow.line?.pillar === pillar))
  const unknown = flows.some((flow) => !flow.line?.pillar)
  return (
    <figure className="plan-flow">
      <figcaption className="ui-hidden">{w.chart(flows.length)}</figcaption>
      <ul className="plan-flow-legend">
        {used.map((pillar) => (
          <li key={pillar} className={`plan-flow-${pillar}`}>
            {t.pillars[pillar]}
          </li>
        ))}
        {unknown && <li className="plan-flow-none">{w.noLine}</li>}
      </ul>
      <div className="plan-flow-scroll" {...scrollable(w.chart(flows.length))}>
        <svg
          viewBox={`-1 0 ${WIDTH + 2} ${height + TOP + 6}`}
          role="img"
          aria-label={w.chart(flows.length)}
          className="plan-flow-svg"
        >
          {columns.map((column, i) => (
            <text key={column} x={left(i)} y="16" className="plan-flow-head">
              {w.columns[column]}
            </text>
          ))}
          <g transform={`translate(0 ${TOP})`}>
            {links.map((link) => (
              <path
                key={`${link.flow.id}${link.from.column}`}
                d={curve(link)}
                className={classOf(link.flow)}
              />
            ))}
            {nodes.map((node) => (
              <Box key={`${node.column}${node.key}`} node={node} />
            ))}
            {links.map((link) => (
              <Label key={`${link.flow.id}${link.from.column}`} link={link} />
            ))}
          </g>
        </svg>
      </div>
    </figure>
  )
}

const classOf = (flow: NamedFlow) => `plan-flow-link plan-flow-${flow.line?.pillar ?? 'none'}`

function curve({ from, to }: DiagramLink): string {
  const [x1, x2] = [left(from.column) + BOX, left(to.column)]
  const middle = (x1 + x2) / 2
  return `M${x1} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${x2} ${to.y}`
}

function Box({ node }: { node: DiagramNode }) {
  const w = useWords({ fr, en }).canvas.flows
  const name = node.name === '' ? w.noLine : node.gone ? `${node.name} (${w.gone})` : node.name
  const lines = twoLines(name)
  const first = node.y + node.height / 2 - (lines.length - 1) * 9 + 5
  return (
    <g className={node.gone || node.name === '' ? 'plan-flow-box plan-flow-gone' : 'plan-flow-box'}>
      <title>{name}</title>
      <rect x={left(node.column) + 0.5} y={node.y} width={BOX - 1} height={node.height} rx="6" />
      {lines.map((line, i) => (
        <text key={line} x={left(node.column) + 10} y={first + i * 18}>
          {line}
        </text>
      ))}
    </g>
  )
}

/** The number of the flow where it starts, its planned amount where it ends. */
function Label({ link }: { link: DiagramLink }) {
  const t = useWords({ fr, en })
  const locale = useLocale()
  const { flow, from, to } = link
  if (from.column === 0)
    return (
      <g className={`plan-flow-number ${classOf(flow)}`}>
        <circle cx={left(0) + BOX + 13} cy={from.y} r="9.5" />
        <text x={left(0) + BOX + 13} y={from.y + 4.5} textAnchor="middle">
          {flow.number}
        </text>
      </g>
    )
  const figure = flow.line?.figure
  if (to.column !== 3 || !figure) return null
  return (
    <text x={left(3) - 7} y={to.y - 8} textAnchor="end" className="plan-flow-amount">
      {t.figure[figure.per](formatEuros(figure.amount, locale, { round: true }))}
    </text>
  )
}
