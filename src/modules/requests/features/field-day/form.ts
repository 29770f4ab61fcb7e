import { lighten } from '#modules/requests/field/picture.ts'
import type { KeptReport } from '#modules/requests/field/queue.ts'
import { FAILURES, OUTCOMES } from '#modules/requests/rules/field.ts'

export type Drafted = Omit<KeptReport, 'n' | 'hub' | 'userId' | 'state' | 'label'>

/** What is missing in a report before it is kept, by field; the same rules as the server's. */
export function missingIn(form: FormData): Record<string, 'reason_needed' | 'note_needed'> {
  if (form.get('outcome') !== 'failed') return {}
  if (!form.get('reason')) return { reason: 'reason_needed' }
  return form.get('reason') === 'other' && !String(form.get('note') ?? '').trim()
    ? { note: 'note_needed' }
    : {}
}

const signatureIn = async (element: HTMLFormElement): Promise<Blob | null> => {
  const canvas = element.querySelector<HTMLCanvasElement>('canvas[data-signed="yes"]')
  return canvas ? await new Promise((resolve) => canvas.toBlob(resolve, 'image/png')) : null
}

/** A report as its form holds it, pictures made light; null when the form is not one of a report. */
export async function draftOf(element: HTMLFormElement, photos: readonly File[]): Promise<Drafted | null> {
  const form = new FormData(element)
  const text = (name: string) => String(form.get(name) ?? '').trim() || undefined
  const outcome = OUTCOMES.find((one) => one === form.get('outcome'))
  const [id, requestId] = [text('id'), text('requestId')]
  if (!outcome || !id || !requestId) return null
  return {
    id,
    requestId,
    outcome,
    reason: FAILURES.find((one) => one === form.get('reason')),
    minutes: text('minutes'),
    note: text('note'),
    signer: text('signer'),
    deviceAt: new Date().toISOString(),
    photos: await Promise.all(photos.map(lighten)),
    signature: await signatureIn(element),
  }
}
