import { type Id, newId } from '#kit/id.ts'
import { type SaidCode, wrongInDeed } from '#modules/rounds/rules/drive/said.ts'
import { lighten } from '#ui/outbox/picture.ts'
import type { Said } from '#ui/outbox/queue.ts'
import { signatureIn } from '#ui/outbox/SignatureField.tsx'

/** Fields that stay on the page: the queue gives each deed its own id and time. */
const OWN = new Set(['id', 'photos', 'signature', 'deviceAt'])

/** The texts of a form, by name; of a name sent several times, the last. */
const textsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' && !OWN.has(name) ? [[name, value.trim()] as const] : [],
    ),
  )

export type Wrong = Partial<Record<string, SaidCode>>

/** What is missing or cannot be in a form, by field: the same rules before it is kept on a phone and without scripts. */
export const wrongIn = (form: FormData, counterOut: number | null): Wrong =>
  wrongInDeed(textsOf(form), counterOut)

/**
 * The deeds that a form says: one; or, where several things were handed over at one door, one for each stop, told apart
 * by `stops` (`id serves`).
 */
export function deedsIn(form: FormData): FormData[] {
  const stops = form.getAll('stops').filter((one) => typeof one === 'string')
  if (stops.length === 0) return [form]
  return stops.map((stop) => {
    const one = new FormData()
    for (const [name, value] of form) if (name !== 'stops') one.append(name, value)
    const [id = '', stopId = '', ...serves] = stop.split(' ')
    one.set('id', id)
    one.set('stopId', stopId)
    one.set('serves', serves.join(' '))
    return one
  })
}

/** A deed as its form holds it, pictures made light, with an id of its own: the same button may be used again offline. */
export async function draftOf(
  element: HTMLFormElement,
  form: FormData,
  photos: readonly File[],
): Promise<Omit<Said, 'page' | 'label'>> {
  return {
    id: newId<'RoundDeed'>() as Id<'RoundDeed'>,
    fields: textsOf(form),
    deviceAt: new Date().toISOString(),
    photos: await Promise.all(photos.map(lighten)),
    signature: await signatureIn(element),
  }
}
