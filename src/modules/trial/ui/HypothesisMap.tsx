import { ChartFigure } from '#ui/charts/ChartFigure.tsx'
import { ArrowRight, ArrowUp, Check, X } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { en } from '../messages/learning.en.ts'
import { fr } from '../messages/learning.fr.ts'
import { en as trialEn } from '../messages.en.ts'
import { fr as trialFr } from '../messages.fr.ts'
import { LEVELS_OF_MAP, QUADRANTS, quadrantOf } from '../rules/map.ts'
import type { HypothesisState } from '../rules/words.ts'
import './hypothesis-map.css'

type Point = {
  id: string
  text: string
  state: HypothesisState
  risk: number | null
  evidence: number | null
}
type Props = { hypotheses: readonly Point[]; href: (id: string) => string }

const MARKS = { open: null, confirmed: Check, refuted: X } as const satisfies Record<HypothesisState, unknown>

/** Hypotheses by what is at risk and what is proved, in four quadrants: each is a number, its words stand below. */
export function HypothesisMap({ hypotheses, href }: Props) {
  const t = useWords({ fr, en })
  const words = useWords({ fr: trialFr, en: trialEn })
  const points = hypotheses
    .map((one, i) => ({ ...one, number: i + 1, quadrant: quadrantOf(one) }))
    .filter(({ quadrant }) => quadrant !== undefined)
  const first = points.filter(({ quadrant, state }) => quadrant === 'test-first' && state === 'open')
  return (
    <ChartFigure
      title={t.map.title}
      summary={t.map.summary(points.length, first.length)}
      className="trial-map"
      table={{
        head: [t.columns.hypothesis, t.columns.risk, t.columns.evidence, t.columns.place, t.columns.state],
        rows: points.map((one) => ({
          key: one.id,
          cells: [
            `${one.number}. ${one.text}`,
            t.map.risks[one.risk! - 1],
            t.map.evidences[one.evidence! - 1],
            one.quadrant && t.map.quadrants[one.quadrant],
            words.hypothesisStates[one.state],
          ],
        })),
      }}
    >
      <div className="trial-map-plane">
        <div className="trial-map-risk ui-small ui-soft" aria-hidden="true">
          {t.map.risk} <ArrowUp className="ui-icon" />
        </div>
        <div className="trial-map-rows ui-small ui-soft" aria-hidden="true">
          {[...LEVELS_OF_MAP].reverse().map((risk) => (
            <span key={risk}>{t.map.risks[risk - 1]}</span>
          ))}
        </div>
        <div className="trial-map-grid">
          {QUADRANTS.map((quadrant) => (
            <div key={quadrant} className={`trial-map-quadrant trial-map-${quadrant}`} aria-hidden="true">
              {t.map.quadrants[quadrant]}
            </div>
          ))}
          {[...LEVELS_OF_MAP].reverse().map((risk) =>
            LEVELS_OF_MAP.map((evidence) => {
              const here = points.filter((one) => one.risk === risk && one.evidence === evidence)
              return (
                <div
                  key={`${risk} ${evidence}`}
                  className={`trial-map-cell${risk === 4 ? ' trial-map-cell-top' : risk === 1 ? ' trial-map-cell-foot' : ''}`}
                  style={{ gridRow: 5 - risk, gridColumn: evidence }}
                >
                  {here.map((one) => (
                    <MapPoint key={one.id} point={one} href={href(one.id)} />
                  ))}
                </div>
              )
            }),
          )}
        </div>
        <div className="trial-map-columns ui-small ui-soft" aria-hidden="true">
          {LEVELS_OF_MAP.map((evidence) => (
            <span key={evidence}>{t.map.evidences[evidence - 1]}</span>
          ))}
        </div>
        <div className="trial-map-evidence ui-small ui-soft" aria-hidden="true">
          {t.map.evidence} <ArrowRight className="ui-icon" />
        </div>
      </div>
      <ol className="trial-map-legend">
        {points.map((one) => (
          <li key={one.id} value={one.number}>
            <a href={href(one.id)}>{one.text}</a>{' '}
            {one.state !== 'open' && (
              <span className="ui-soft ui-small">({words.hypothesisStates[one.state]})</span>
            )}
          </li>
        ))}
      </ol>
    </ChartFigure>
  )
}

function MapPoint({ point, href }: { point: Point & { number: number }; href: string }) {
  const Mark = MARKS[point.state]
  return (
    <a href={href} className={`trial-map-point trial-map-${point.state}`} title={point.text}>
      <span className="ui-hidden">{point.text} </span>
      {point.number}
      {Mark && <Mark className="ui-icon" />}
    </a>
  )
}
