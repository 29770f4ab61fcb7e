/** Something said on a phone, as the phone keeps it until it can leave. `public/terrain.sw.js` reads the same store. */
export type Kept = {
  /** Given by the store: what was said leaves in the order in which it was said. */
  n?: number
  id: string
  hub: string
  userId: string
  /** The page it was said on, under its hub: `terrain`. It is sent to that address with `/envoi`. */
  page: string
  /** What it is about, to be named once that is no longer on the page. */
  label: string
  /** What is sent beside its id, its author and its time. */
  fields: Readonly<Record<string, string>>
  /** ISO, UTC: the phone's time of the deed. */
  deviceAt: string
  photos: Blob[]
  signature: Blob | null
  /**
   * `queued`, and not `waiting` as the first phones wrote: their worker and their page, still there until they are
   * renewed, send what waits as a report of « Ma journée », and leave what is queued alone. `sent` lines hold no
   * picture: they only say on a page opened offline what has left.
   */
  state: 'queued' | 'sent' | 'refused'
  /** The server has it, whatever it did: the phone may forget it. */
  safe?: boolean
  /** What became of it, or why it changed nothing. */
  words?: string
}

/** Fields of a report of « Ma journée » as the first phones kept it, beside each other. */
export const FIRST_FIELDS = ['requestId', 'outcome', 'reason', 'minutes', 'note', 'signer'] as const

/** As the first phones kept it. */
export type FirstKept = Omit<Kept, 'page' | 'fields' | 'state'> & {
  state: 'waiting' | 'sent' | 'refused'
} & Partial<Record<(typeof FIRST_FIELDS)[number], string>>

/** A line of the store as it is read now, whichever version of the page wrote it. */
export function asKept(line: Kept | FirstKept): Kept {
  if ('fields' in line) return line
  const { n, id, hub, userId, label, deviceAt, photos, signature, state, safe, words } = line
  const told = FIRST_FIELDS.flatMap((name) => (line[name] ? [[name, line[name]] as const] : []))
  return {
    ...(n !== undefined && { n }),
    ...{ id, hub, userId, page: 'terrain', label, fields: Object.fromEntries(told), deviceAt },
    ...{ photos, signature, state: state === 'waiting' ? 'queued' : state },
    ...(safe !== undefined && { safe }),
    ...(words !== undefined && { words }),
  }
}

/** As the server reads it. */
export function formOf(kept: Kept): FormData {
  const form = new FormData()
  const { id, userId, deviceAt, fields } = kept
  for (const [name, value] of Object.entries({ id, userId, deviceAt, ...fields }))
    if (value) form.append(name, value)
  kept.photos.forEach((photo, i) => {
    form.append('photos', photo, `photo-${i + 1}.jpg`)
  })
  if (kept.signature) form.append('signature', kept.signature, 'signature.png')
  return form
}
