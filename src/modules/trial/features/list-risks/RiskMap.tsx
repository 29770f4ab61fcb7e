import { en } from '#modules/trial/messages/actions.en.ts'
import { fr } from '#modules/trial/messages/actions.fr.ts'
import { bandOf } from '#modules/trial/rules/priorities.ts'
import { useWords } from '#ui/language.tsx'
import './risk-map.css'

type Props = { map: readonly { probability: number; severity: number; n: number }[]; base: string }

const SCALE = [1, 2, 3, 4, 5] as const

/** The open risks on five by five: probability up, severity across. It is its own table. */
export function RiskMap({ map, base }: Props) {
  const t = useWords({ fr, en })
  const w = t.register
  const count = (probability: number, severity: number) =>
    map.find((one) => one.probability === probability && one.severity === severity)?.n ?? 0
  return (
    <figure className="risk-map">
      <figcaption>
        <strong>{w.map}</strong> <span className="ui-soft">{w.mapHelp}</span>
      </figcaption>
      <table>
        <caption className="ui-hidden">{w.map}</caption>
        <tbody>
          {SCALE.toReversed().map((probability) => (
            <tr key={probability}>
              <th scope="row">
                <span className="ui-hidden">{w.probability} </span>
                {probability} <span className="risk-map-word">{t.scale.probability[probability]}</span>
              </th>
              {SCALE.map((severity) => {
                const n = count(probability, severity)
                return (
                  <td key={severity} className={`risk-${bandOf(probability * severity)}`}>
                    {n > 0 ? (
                      <a href={`${base}?p=${probability}&g=${severity}`} title={w.at(probability, severity)}>
                        {n}
                        <span className="ui-hidden">
                          {' '}
                          {w.at(probability, severity)}, {t.bands[bandOf(probability * severity)]}
                        </span>
                      </a>
                    ) : (
                      <span className="ui-hidden">0</span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td className="risk-map-corner" />
            {SCALE.map((severity) => (
              <th key={severity} scope="col">
                <span className="ui-hidden">{w.severity} </span>
                {severity} <span className="risk-map-word">{t.scale.severity[severity]}</span>
              </th>
            ))}
          </tr>
        </tfoot>
      </table>
    </figure>
  )
}
