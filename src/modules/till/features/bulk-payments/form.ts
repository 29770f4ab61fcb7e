import { z } from 'zod'
import { type Id, isId } from '#kit/id.ts'
import { type Cents, parseEuros, zero } from '#kit/money.ts'
import { COUNTER_MEANS } from '#modules/money/index.server.ts'
import { choiceField, eurosField, onceField, optionalText } from '#platform/forms/fields.ts'
import { BULK_KINDS } from './groups.ts'

/** What is said once for all: what is paid, how much, and how unless a row says otherwise. */
export const bulkForm = z.object({
  kind: choiceField(BULK_KINDS),
  label: optionalText(120),
  amount: eurosField(),
  means: choiceField(COUNTER_MEANS),
  idempotencyKey: onceField(),
})
export type BulkForm = z.infer<typeof bulkForm>

/** One person of the grid as it was typed; a sum that is none keeps its code for its own row. */
export type BulkRow = {
  readonly personId: Id<'Person'>
  readonly amount: Cents | null
  readonly wrong?: string
  readonly means?: (typeof COUNTER_MEANS)[number]
  readonly reference?: string
}

/** The rows that were ticked, each with what was typed beside it. */
export function rowsIn(posted: FormData): BulkRow[] {
  const text = (name: string) => String(posted.get(name) ?? '').trim()
  const ids = [...new Set(posted.getAll('who').map(String))].filter((id): id is Id<'Person'> => isId(id))
  return ids.slice(0, 200).map((personId) => {
    const typed = text(`sum-${personId}`)
    const read = typed === '' ? null : parseEuros(typed)
    const wrong = read && (!read.ok ? read.code : read.value < zero ? 'amount_too_small' : undefined)
    return {
      personId,
      amount: read?.ok ? read.value : null,
      ...(wrong && { wrong }),
      means: COUNTER_MEANS.find((one) => one === text(`means-${personId}`)),
      reference: text(`ref-${personId}`).slice(0, 60) || undefined,
    }
  })
}
