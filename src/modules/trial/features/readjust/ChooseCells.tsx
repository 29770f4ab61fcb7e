import type { Matrix } from '#modules/trial/focus/matrix.server.ts'
import { en } from '#modules/trial/messages/focus.en.ts'
import { fr } from '#modules/trial/messages/focus.fr.ts'
import { Card } from '#ui/Card.tsx'
import { useWords } from '#ui/language.tsx'

/** First question: one target, one service, or everything. Those in use come first. */
export function ChooseCells({ matrix, base }: { matrix: Matrix; base: string }) {
  const t = useWords({ fr, en })
  const w = t.form
  const used = (key: 'target' | 'serviceId', id: string) =>
    matrix.cells.some((cell) => cell[key] === id && (cell.state !== 'not-now' || cell.figures.requests > 0))
  const first = <T,>(all: readonly T[], isUsed: (one: T) => boolean) => [
    ...all.filter(isUsed),
    ...all.filter((one) => !isUsed(one)),
  ]
  return (
    <div className="ui-stack">
      <h2>{w.chooseTitle}</h2>
      <div className="ui-grid">
        <Card title={w.byTarget} level={3}>
          <ul className="readjust-choices">
            {first(matrix.targets, (target) => used('target', target)).map((target) => (
              <li key={target}>
                <a href={`${base}/reajuster?cible=${target}`}>{t.targets[target]}</a>
              </li>
            ))}
          </ul>
        </Card>
        <Card title={w.byService} level={3}>
          <ul className="readjust-choices">
            {first(matrix.services, ({ id }) => used('serviceId', id)).map(({ id, name }) => (
              <li key={id}>
                <a href={`${base}/reajuster?service=${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        </Card>
      </div>
      <p>
        <a href={`${base}/reajuster?tout`}>{w.all}</a>
      </p>
    </div>
  )
}
