import { cents, zero } from '#kit/money.ts'
import { fr } from '#modules/certificates/messages.fr.ts'
import { addressOf } from '#modules/certificates/rules/address.ts'
import type { SapCertificate } from '#modules/certificates/sap/sap.server.ts'
import type { Identity } from '#modules/money/index.server.ts'
import { INK, PRIMARY, SOFT } from '#platform/pdf/colours.ts'
import { pdfOf } from '#platform/pdf/document.server.ts'
import { paragraph, sheetOn } from '#platform/pdf/sheet.server.ts'
import { table } from '#platform/pdf/table.server.ts'
import { formatDay } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'

const hours = (minutes: number): string =>
  (minutes / 60).toLocaleString('fr-FR', { maximumFractionDigits: 2 })

/** The yearly certificate on one A4 page (labour code, art. D7233-4), in French: it goes to a French tax office. */
export async function sapPaper(identity: Identity, one: SapCertificate): Promise<Uint8Array<ArrayBuffer>> {
  const w = fr.sapPaper
  const euros = (text: string) => formatEuros(cents(BigInt(text)), 'fr')
  const title = `${w.title(one.year)} ${one.number}`
  return await pdfOf({ title, author: identity.legalName, at: one.issuedAt, margin: 56 }, (doc) => {
    const sheet = sheetOn(doc)
    const say = (text: string, size = 11, colour = INK, after = 4) =>
      paragraph(sheet, text, { size, colour, after, face: size > 13 ? 'bold' : 'regular' })
    say(w.title(one.year), 22, PRIMARY, 2)
    say(w.subtitle, 11, SOFT, 2)
    say(one.number, 11, SOFT, 16)
    if (one.cancelledAt) say(w.cancelled, 14, INK, 12)
    say(
      [identity.legalName, addressOf(identity), identity.siret && `SIRET ${identity.siret}`]
        .filter(Boolean)
        .join(' · '),
      11,
      INK,
      18,
    )
    say(one.personName, 14, INK, 2)
    say(one.personAddress, 11, INK, 16)
    say(w.certifies(identity.legalName, identity.legalForm, identity.sapNumber ?? ''), 11, INK, 2)
    say(`${one.personName} ${w.had(one.year)}`, 11, INK, 10)
    table(sheet, {
      columns: [
        { header: fr.columns.service, share: 3 },
        { header: fr.columns.times, share: 1, figures: true },
        { header: fr.columns.hours, share: 1, figures: true },
        { header: fr.columns.cesu, share: 1.4, figures: true },
        { header: fr.columns.paid, share: 1.4, figures: true },
      ],
      rows: one.lines.map((line) => ({
        cells: [line.service, String(line.times), hours(line.minutes), euros(line.cesu), euros(line.paid)],
      })),
    })
    say(w.total, 11, SOFT, 2)
    say(formatEuros(one.paid, 'fr'), 22, INK, 6)
    if (one.cesu > zero) say(`${w.cesu} : ${formatEuros(one.cesu, 'fr')}`, 11, INK, 6)
    say(w.keep, 10, SOFT, 20)
    say(w.signed(identity.city, formatDay(one.issuedOn, 'fr')))
  })
}
