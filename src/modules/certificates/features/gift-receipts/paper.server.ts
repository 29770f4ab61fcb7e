import type { GiftReceipt } from '#modules/certificates/gifts/store.server.ts'
import { fr } from '#modules/certificates/messages.fr.ts'
import { addressOf } from '#modules/certificates/rules/address.ts'
import { eurosInLetters } from '#modules/certificates/rules/in-letters.ts'
import type { Identity } from '#modules/money/index.server.ts'
import { meansFr } from '#modules/money/ui/copy-words.ts'
import { INK, PRIMARY, SOFT } from '#platform/pdf/colours.ts'
import { pdfOf } from '#platform/pdf/document.server.ts'
import { heading, paragraph, sheetOn } from '#platform/pdf/sheet.server.ts'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'

/** The receipt on one A4 page with what the CERFA model asks for, in French: it goes to a French tax office. */
export async function giftPaper(identity: Identity, receipt: GiftReceipt): Promise<Uint8Array<ArrayBuffer>> {
  const w = fr.giftPaper
  const day = (d: GiftReceipt['issuedOn']) => formatDay(d, 'fr')
  const title = `${w.title} ${receipt.number}`
  return await pdfOf({ title, author: identity.legalName, at: receipt.issuedAt, margin: 56 }, (doc) => {
    const sheet = sheetOn(doc)
    const say = (text: string, size = 11, colour = INK, after = 4) =>
      paragraph(sheet, text, { size, colour, after, face: size > 13 ? 'bold' : 'regular' })
    say(w.title, 22, PRIMARY, 2)
    say(w.articles[receipt.form], 11, SOFT, 2)
    say(`${w.form(receipt.form)} · ${receipt.number}`, 11, SOFT, 16)
    if (receipt.cancelledAt) say(w.cancelled, 14, INK, 16)
    heading(sheet, w.beneficiary)
    say([identity.legalName, identity.legalForm].filter(Boolean).join(', '))
    say(addressOf(identity))
    const numbers = [identity.siren && `SIREN ${identity.siren}`, identity.rna && `RNA ${identity.rna}`]
    say(numbers.filter(Boolean).join(' · '))
    say(w.object, 11, INK, 14)
    heading(sheet, w.donor)
    say(receipt.donorName)
    say(receipt.donorAddress)
    if (receipt.donorSiret) say(`SIRET ${receipt.donorSiret}`)
    sheet.y += 14
    say(w.received, 11, INK, 8)
    say(formatEuros(receipt.amount, 'fr'), 24, INK, 4)
    say(w.letters(eurosInLetters(receipt.amount)), 11, INK, 12)
    say(w.between(day(receipt.firstDay), day(receipt.lastDay)))
    say(w.shape)
    say(w.nature)
    if (receipt.means.length > 0)
      say(w.by(receipt.means.map((one) => meansFr[one as keyof typeof meansFr]).join(', ')))
    sheet.y += 12
    say(w.certifies[receipt.form], 11, INK, 24)
    say(w.signed(identity.city, day(receipt.issuedOn)), 11, INK, 4)
    say(w.signature, 11, SOFT)
  })
}
