import { z } from 'zod'
import { type Id, isId } from '#kit/id.ts'
import { choiceField, optionalId, optionalText } from '#platform/forms/fields.ts'
import { fr } from '../messages.payers.fr.ts'
import type { HandShare, Sharing } from './share.server.ts'

/** Lines of a sharing by hand: those of coverages first, then two of any organisation. */
export const HAND_LINES = 6
const lines = Array.from({ length: HAND_LINES }, (_, i) => i)

const line = <T>(of: (i: number) => [string, T]) => Object.fromEntries(lines.map(of)) as Record<string, T>

/** Who pays, as the counter and the page of a request ask it. */
export const sharingFields = {
  payer: choiceField(['rules', 'self', 'organisation', 'hand']),
  payerOrganisationId: optionalId<'Organisation'>(),
  shareWhy: optionalText(200),
  ...line((i) => [`share-${i}`, optionalText(20)]),
  ...line((i) => [`shareOf-${i}`, optionalText(60)]),
}
export const sharingForm = z.object(sharingFields)
type SharingForm = z.infer<typeof sharingForm> & { readonly [field: string]: unknown }

/** One line for each payer named, with its place in the form: blank ones are left out. */
function handLines(form: SharingForm): { place: number; share: HandShare }[] {
  return lines.flatMap((place) => {
    const typed = String(form[`share-${place}`] ?? '')
    const of = String(form[`shareOf-${place}`] ?? '')
    const [kind, id] = of.includes(':') ? of.split(':') : ['organisation', of]
    if (!isId(id)) return typed === '' ? [] : [{ place, share: { organisationId: NOBODY, typed } }]
    return [
      {
        place,
        share:
          kind === 'coverage'
            ? { coverageId: id as Id<'Coverage'>, typed }
            : { organisationId: id as Id<'Organisation'>, typed },
      },
    ]
  })
}

/** An amount without anybody beside it is refused as an organisation that is not known. */
const NOBODY = '00000000-0000-0000-0000-000000000000' as Id<'Organisation'>

/** The sharing a form asks for; `fieldOf` says which line of the form a refusal is about. */
export function sharingOf(
  form: SharingForm,
  code?: string,
): { sharing: Sharing; fieldOf: (field: string | undefined) => string | undefined } {
  const hand = handLines(form)
  const fieldOf = (field: string | undefined) => {
    const place = /^share-(\d)$/.exec(field ?? '')?.[1]
    return place === undefined ? field : `share-${hand[Number(place)]?.place ?? place}`
  }
  if (form.payer === 'hand')
    return {
      sharing: { by: 'hand', shares: hand.map((one) => one.share), why: form.shareWhy },
      fieldOf,
    }
  const whole = form.payer === 'organisation' && form.payerOrganisationId
  if (whole) {
    const shares = [{ organisationId: whole, typed: '100 %' }]
    return { sharing: { by: 'hand', shares, why: form.shareWhy ?? fr.whole }, fieldOf }
  }
  return { sharing: form.payer === 'rules' ? { by: 'rules', code } : { by: 'served' }, fieldOf }
}
