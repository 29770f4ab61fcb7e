import type { Day } from '#kit/day.ts'
import { en } from '#modules/trial/messages/learning.en.ts'
import { fr } from '#modules/trial/messages/learning.fr.ts'
import { TestTile } from '#modules/trial/ui/TestTile.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Form } from '#ui/Form.tsx'
import { Pencil, Play } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import type { Board } from './query.server.ts'
import './board.css'

type Column = Board['columns'][number]
type Props = { board: Board; today: Day; base: string; mayWrite: boolean }

/** The tests in a column for each state of their life, each with the verb that leads to the next one. */
export function TestBoard({ board, today, base, mayWrite }: Props) {
  const t = useWords({ fr, en })
  return (
    <div className="trial-board">
      {board.columns.map(({ state, cards, more }) => (
        <section key={state} className="trial-column" aria-labelledby={`c-${state}`}>
          <h2 id={`c-${state}`}>
            {t.columnsOf[state]} <span className="ui-soft">{cards.length + more}</span>
          </h2>
          {cards.length === 0 && <p className="ui-soft ui-small">{t.tests.empty}</p>}
          {cards.map((test) => (
            <TestTile key={test.id} test={test} today={today} base={base}>
              {mayWrite && <Verbs test={test} base={base} />}
            </TestTile>
          ))}
          {more > 0 && <a href={`${base}/tests?vue=liste&etat=${state}`}>{t.tests.more(more)}</a>}
        </section>
      ))}
    </div>
  )
}

function Verbs({ test, base }: { test: Column['cards'][number]; base: string }) {
  const t = useWords({ fr, en })
  const href = `${base}/tests/${test.id}`
  const verb = test.state === 'planned' ? 'start' : test.state === 'abandoned' ? 'resume' : null
  if (test.state === 'running')
    return (
      <div className="ui-no-print">
        <ButtonLink href={`${href}/apprendre`} icon={Pencil}>
          {t.verbs.finish}
          <span className="ui-hidden"> : {test.name}</span>
        </ButtonLink>
      </div>
    )
  if (!verb) return null
  return (
    <Form id={`m-${test.id}`} hidden={{ item: test.id, verb }} className="ui-no-print">
      <Button icon={Play}>
        {t.verbs[verb]}
        <span className="ui-hidden"> : {test.name}</span>
      </Button>
    </Form>
  )
}
