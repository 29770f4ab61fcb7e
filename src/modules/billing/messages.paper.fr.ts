import type { InvoiceUnit } from './rules/draft.ts'

/** What invoices themselves say: French, whatever the language of the screen. */
export const paper = {
  units: {
    item: null,
    hour: 'heure',
    'half-hour': 'demi-heure',
    day: 'jour',
    month: 'mois',
    job: 'intervention',
    trip: 'trajet',
    km: 'km',
    kg: 'kg',
  } satisfies Record<InvoiceUnit, string | null>,
  exemptions: {
    'VATEX-EU-O': 'Hors du champ d’application de la TVA, art. 256 du CGI.',
    'VATEX-FR-FRANCHISE': 'TVA non applicable, art. 293 B du CGI.',
    'VATEX-FR-CGI261-7': 'Exonération de TVA, art. 261, 7-1° du CGI.',
  } as Readonly<Record<string, string>>,
  payBy: (day: string) => `À payer au plus tard le ${day}.`,
  payNow: 'À payer à réception.',
  allPaid: 'Facture acquittée : il ne reste rien à payer.',
  /** Code de commerce, art. L441-10, II: the European Central Bank’s rate and ten points, unless a rate is agreed. */
  penalties: (rate: string) =>
    `En cas de retard de paiement, pénalités exigibles sans rappel, au taux annuel de ${
      rate || 'la Banque centrale européenne majoré de 10 points'
    }.`,
  /** Code de la commande publique, art. R2192-31. */
  publicPenalties:
    'En cas de retard de paiement, intérêts moratoires au taux de la Banque centrale européenne majoré de 8 points.',
  /** Code de commerce, art. D441-5. */
  recovery: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.',
  noDiscount: 'Pas d’escompte pour paiement anticipé.',
  onDebits: 'TVA acquittée d’après les débits.',
  rna: (number: string) => `RNA ${number}`,
  sap: (number: string) => `Services à la personne : déclaration ${number}.`,
  credited: (number: string, day: string) => `Avoir sur la facture ${number} du ${day}.`,
  allowance: 'Remise',
  givenBack: (number: string) => `Remboursement de l’avoir ${number}`,
}
