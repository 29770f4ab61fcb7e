import type { Day } from '#kit/day.ts'
import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Form } from '#ui/Form.tsx'
import { Trash2 } from '#ui/icons.ts'
import { Notice } from '#ui/Notice.tsx'

type Props = {
  drafts: readonly { id: string; number: string; name: string; day: Day }[]
  /** Ticked too, and past being prepared. */
  others: number
  search: string
  idempotencyKey: string
}

/** Before rounds in preparation are given up: which ones, and what becomes of their stops. */
export function SureToCancel({ drafts, others, search, idempotencyKey }: Props) {
  const { t, day } = useDayWords()
  const b = t.listPage.bulk
  if (drafts.length === 0) return <Notice focused>{b.noDraft}</Notice>
  const n = drafts.length
  return (
    <Notice
      tone="warn"
      focused
      title={b.sure(n)}
      actions={
        <>
          <Form
            id="abandonner"
            intent="cancel-sure"
            action={`?${search}`}
            idempotencyKey={idempotencyKey}
            hidden={{ ids: drafts.map(({ id }) => id).join(',') }}
          >
            <Button icon={Trash2}>{b.yes(n)}</Button>
          </Form>
          <ButtonLink href={`?${search}`}>{b.no}</ButtonLink>
        </>
      }
    >
      <ul>
        {drafts.map(({ id, number, name, day: on }) => (
          <li key={id}>
            {number} · {name}, {day(on)}
          </li>
        ))}
      </ul>
      {b.sureText} {others > 0 && b.left(others)}
    </Notice>
  )
}
