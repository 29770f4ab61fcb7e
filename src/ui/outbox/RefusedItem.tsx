import { Button } from '../Button.tsx'
import { Notice } from '../Notice.tsx'
import { useUiWords } from '../words.ts'
import type { Kept } from './kept.ts'

/** What was said and changed nothing stays on the phone, with why, until somebody has read it. */
export function RefusedItem({ kept, onDismiss }: { kept: Kept; onDismiss(): void }) {
  const t = useUiWords().outbox
  return (
    <Notice
      tone="danger"
      title={t.refusedTitle}
      actions={
        <Button type="button" onClick={onDismiss}>
          {t.understood}
        </Button>
      }
    >
      {kept.label && <p>{kept.label}</p>}
      <p>{kept.words ?? t.tooHeavy}</p>
    </Notice>
  )
}
