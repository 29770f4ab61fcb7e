import { FAILURES, OUTCOMES } from '#modules/requests/rules/field.ts'
import { lighten } from '#ui/outbox/picture.ts'
import type { Said } from '#ui/outbox/queue.ts'
import { signatureIn } from '#ui/outbox/SignatureField.tsx'

export type Drafted = Omit<Said, 'page' | 'label'>

/** What is missing in a report before it is kept, by field; the same rules as the server's. */
export function missingIn(form: FormData): Record<string, 'reason_needed' | 'note_needed'> {
  if (form.get('outcome') !== 'failed') return {}
  if (!form.get('reason')) return { reason: 'reason_needed' }
  return form.get('reason') === 'other' && !String(form.get('note') ?? '').trim()
    ? { note: 'note_needed' }
    : {}
}

/** A report as its form holds it, pictures made light; null when the form is not one of a report. */
export async function draftOf(element: HTMLFormElement, photos: readonly File[]): Promise<Drafted | null> {
  const form = new FormData(element)
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const outcome = OUTCOMES.find((one) => one === form.get('outcome'))
  const [id, requestId] = [text('id'), text('requestId')]
  if (!outcome || !id || !requestId) return null
  return {
    id,
    fields: {
      requestId,
      outcome,
      reason: FAILURES.find((one) => one === form.get('reason')) ?? '',
      minutes: text('minutes'),
      note: text('note'),
      signer: text('signer'),
    },
    deviceAt: new Date().toISOString(),
    photos: await Promise.all(photos.map(lighten)),
    signature: await signatureIn(element),
  }
}
