import { type Day, parseDay } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { parseEuros } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { fold } from '#kit/text.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type BadLines, badLines, readLines } from '#platform/files/lines.server.ts'
import { mayNoteErrands } from '../permits.ts'
import type { Way } from '../rules/errands/errand.ts'
import { parseHours } from '../rules/errands/hours.ts'
import { MOST_ADDRESS } from '../rules/places.ts'
import { MOST_CRATES, MOST_KG } from './fields.ts'
import type { ErrandCode, ErrandInput } from './input.ts'
import { addErrands } from './keep.server.ts'

const MOST_LINES = 1000

/** What a column holds, by the words that head it, folded. */
const HEADS = {
  day: ['jour', 'date', 'day'],
  what: ['quoi', 'course', 'objet', 'what'],
  address: ['adresse', 'address'],
  way: ['facon', 'sens', 'type', 'way'],
  toAddress: ['vers', 'destination', 'to'],
  whom: ['qui', 'pour', 'nom', 'name'],
  phone: ['telephone', 'tel', 'phone'],
  hours: ['horaires', 'heures', 'creneau', 'hours'],
  minutes: ['minutes', 'duree'],
  kg: ['kg', 'poids', 'kilos'],
  crates: ['caisses', 'bacs', 'crates'],
  revenue: ['prix', 'montant', 'price'],
  note: ['note', 'remarque'],
} as const
type Head = keyof typeof HEADS

const WAY_WORDS: Readonly<Record<string, Way>> = {
  ...{ passer: 'visit', passage: 'visit', visite: 'visit', visit: 'visit' },
  ...{ apporter: 'bring', livrer: 'bring', livraison: 'bring', bring: 'bring' },
  ...{ prendre: 'fetch', chercher: 'fetch', ramassage: 'fetch', fetch: 'fetch' },
  ...{ echanger: 'swap', echange: 'swap', swap: 'swap' },
  ...{ porter: 'carry', transporter: 'carry', carry: 'carry' },
}

/** What is wrong with a line of errands: the column, or why no errand can be made of it. */
export type ErrandWhy = Head | ErrandCode

/** `2026-12-01`, or `01/12/2026` as spreadsheets write it. */
function dayOf(text: string): Day | null {
  const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  const [, d = '', m = '', y = ''] = french ?? []
  const parsed = parseDay(french ? `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}` : text)
  return parsed.ok ? parsed.value : null
}

const wholeUpTo = (text: string, most: number): number | null => {
  const tidy = text.replace(/[\s\u00a0\u202f]/g, '')
  return /^\d{1,5}$/.test(tidy) && Number(tidy) <= most ? Number(tidy) : null
}

/** Reads a file of errands: every wrong line is told, and then none is taken. Without a column of ways, all are brought. */
export const readErrandsFile = (text: string) =>
  readLines<Head, ErrandInput, ErrandWhy>(text, {
    heads: HEADS,
    needed: ['day', 'what', 'address'],
    most: MOST_LINES,
    read: errandOf,
  })

/** One line; the column that is wrong when it cannot be read. */
function errandOf(cell: (key: Head) => string): ErrandInput | Head {
  const day = dayOf(cell('day'))
  if (!day) return 'day'
  const [what, address, toAddress] = [cell('what'), cell('address'), cell('toAddress')]
  if (what === '' || what.length > 200) return 'what'
  if (address === '' || address.length > MOST_ADDRESS) return 'address'
  const way = cell('way') === '' ? (toAddress ? 'carry' : 'bring') : WAY_WORDS[fold(cell('way'))]
  if (!way) return 'way'
  if (toAddress.length > MOST_ADDRESS || (way === 'carry') !== (toAddress !== '')) return 'toAddress'
  const [whom, phone, note] = [cell('whom'), cell('phone').replace(/[\s.\-()]/g, ''), cell('note')]
  if (whom.length > 120) return 'whom'
  if (phone !== '' && !/^(\+\d{8,15}|0\d{9})$/.test(phone)) return 'phone'
  if (note.length > 500) return 'note'
  const hours = parseHours(cell('hours'))
  if (!hours.ok) return 'hours'
  const input: ErrandInput = { day, what, address, way, whom, phone, note, hours: hours.value }
  if (way === 'carry') input.toAddress = toAddress
  for (const [key, most] of [
    ['minutes', 480],
    ['kg', MOST_KG],
    ['crates', MOST_CRATES],
  ] as const) {
    if (cell(key) === '') continue
    const n = wholeUpTo(cell(key), most)
    if (n === null) return key
    input[key] = n
  }
  if (cell('revenue') !== '') {
    const euros = parseEuros(cell('revenue').replace(/€/g, ''))
    if (!euros.ok || euros.value < 0n) return 'revenue'
    input.revenue = euros.value
  }
  return input
}

type Imported = { ids: readonly Id<'RoundErrand'>[]; addresses: readonly string[] }

/** Takes a file of errands, all of it or nothing; the same form sent twice takes it once. */
export async function importErrands(
  ctx: Ctx,
  text: string,
  idempotencyKey?: string,
): Promise<Result<Imported, 'not_permitted'> | BadLines<ErrandWhy>> {
  if (!mayNoteErrands(ctx.actor)) return refuse('not_permitted')
  const read = readErrandsFile(text)
  if (!read.ok) return read
  const made = await addErrands(ctx, read.value, { idempotencyKey })
  if (!made.ok) return badLines([{ line: made.at + 2, why: made.code }])
  const addresses = read.value.flatMap((one) => [one.address ?? '', one.toAddress ?? '']).filter(Boolean)
  return ok({ ids: made.value.ids, addresses })
}
