import type { KeptReport } from '#modules/requests/field/queue.ts'
import { fieldEn as en } from '#modules/requests/messages.field.en.ts'
import { fieldFr as fr } from '#modules/requests/messages.field.fr.ts'
import { Button } from '#ui/Button.tsx'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'

/** A report that changed nothing stays on the phone, with why, until somebody has read it. */
export function RefusedReport({ report, onDismiss }: { report: KeptReport; onDismiss(): void }) {
  const t = useWords({ fr, en })
  return (
    <Notice
      tone="danger"
      title={t.local.refusedTitle}
      actions={
        <Button type="button" onClick={onDismiss}>
          {t.local.understood}
        </Button>
      }
    >
      {report.label && <p>{report.label}</p>}
      <p>{report.words ?? t.local.tooHeavy}</p>
    </Notice>
  )
}
