import { useCalendarWords } from '#modules/requests/ui/calendar-words.ts'
import { Button } from '#ui/Button.tsx'
import { Form } from '#ui/Form.tsx'
import { MessageSquare, Undo2 } from '#ui/icons.ts'
import { Notice } from '#ui/Notice.tsx'
import { type Asked, queryOf } from './address.ts'
import type { OneVisit } from './query.server.ts'

type Props = { asked: Asked; visit: OneVisit; mayPlan: boolean; idempotencyKey: string }

/** What was just done, with what takes it back and what tells the person served. */
export function News({ asked, visit, mayPlan, idempotencyKey }: Props) {
  const { t, when } = useCalendarWords()
  const words = t.moved
  const said = () => {
    if (asked.done === 'prevenu') return words.prevenu(visit.forWhom)
    if (asked.done === 'remis' && visit.cancelled) return words.remisRetire
    const which = (['planifie', 'deplace', 'retire', 'remis'] as const).find((one) => one === asked.done)
    return which && words[which](when(visit), visit.whoName)
  }
  const sentence = said()
  if (!sentence) return null
  const action = queryOf(asked)
  const tells =
    asked.done !== 'prevenu' &&
    visit.ahead &&
    visit.forWhom !== '' &&
    !(visit.cancelled && asked.done === 'remis')
  return (
    <Notice
      tone="success"
      live
      actions={
        mayPlan && (
          <>
            {asked.moveId && (
              <Form
                id="annuler"
                action={action}
                intent="undo"
                idempotencyKey={idempotencyKey}
                hidden={{ visitId: visit.id, moveId: asked.moveId }}
              >
                <Button icon={Undo2}>{t.undo}</Button>
              </Form>
            )}
            {tells && (
              <Form id="prevenir" action={action} intent="tell" hidden={{ visitId: visit.id }}>
                <Button icon={MessageSquare}>{t.tell(visit.forWhom)}</Button>
              </Form>
            )}
          </>
        )
      }
    >
      {sentence}
    </Notice>
  )
}
