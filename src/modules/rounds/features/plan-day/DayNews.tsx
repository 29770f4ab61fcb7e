import { useDayWords } from '#modules/rounds/ui/day-words.ts'
import { Button } from '#ui/Button.tsx'
import { Form } from '#ui/Form.tsx'
import { Undo2 } from '#ui/icons.ts'
import { Notice } from '#ui/Notice.tsx'

type Props = { done: string; number: string; batchId: string | null; idempotencyKey: string }

/** What was just done on the board, with what takes it back. */
export function DayNews({ done, number, batchId, idempotencyKey }: Props) {
  const { t } = useDayWords()
  const words = t.done
  const sentence =
    done === 'range' || done === 'annule'
      ? words[done]
      : done === 'publie' ||
          done === 'repris' ||
          done === 'abandon' ||
          done === 'ouverte' ||
          done === 'change'
        ? words[done](number)
        : null
  if (!sentence) return null
  return (
    <Notice
      tone="success"
      focused
      actions={
        batchId && (
          <Form id="annuler" intent="undo" idempotencyKey={idempotencyKey} hidden={{ batchId }}>
            <Button icon={Undo2}>{done === 'annule' ? t.redo : t.undo}</Button>
          </Form>
        )
      }
    >
      {sentence}
    </Notice>
  )
}
