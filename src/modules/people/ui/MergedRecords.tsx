import type { Id } from '#kit/id.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { DateTimeFr } from '#ui/DayFr.tsx'
import { Form } from '#ui/Form.tsx'
import { useWords } from '#ui/language.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

type Merge = { id: Id<'Merge'>; at: Date; actorName: string; name: string }

/** On the page of the record that is kept: those joined to it, each with its way back. */
export function MergedRecords({
  merges,
  action,
  mayWrite,
}: {
  merges: readonly Merge[]
  action: string
  mayWrite: boolean
}) {
  const w = useWords({ fr, en }).merge
  if (merges.length === 0) return null
  return (
    <Card title={w.standing}>
      <p className="ui-soft">{w.standingText}</p>
      <Timeline
        items={merges.map(({ id, at, actorName, name }) => ({
          key: id,
          what: name,
          who: w.mergedOn(actorName),
          when: <DateTimeFr value={at} />,
          detail: mayWrite && (
            <Form id={`undo-${id}`} action={action} hidden={{ mergeId: id }}>
              <Button>
                {w.undo}
                <span className="ui-hidden"> : {name}</span>
              </Button>
            </Form>
          ),
        }))}
      />
    </Card>
  )
}
