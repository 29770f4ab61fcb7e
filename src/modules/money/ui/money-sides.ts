/**
 * The pages of money by what one comes to do: a first row of groups, a second of the pages of the group one stands in.
 * Each page by its word in `messages.*.ts` (`tabs`) and its address under the hub. A group opens on its first page.
 */
export const MONEY_GROUPS = {
  home: { home: 'argent' },
  incoming: {
    owed: 'argent/a-recevoir',
    payments: 'argent/paiements',
    closings: 'caisse/clotures',
  },
  invoicing: {
    invoices: 'argent/factures',
    invoiceRun: 'argent/factures/tournee',
    reminders: 'argent/factures/relances',
    einvoices: 'argent/facturation-electronique',
    invoiceSettings: 'argent/factures/reglages',
  },
  prepaid: {
    wallets: 'argent/porte-monnaie',
    vouchers: 'argent/bons-cadeaux',
    subscriptions: 'abonnements',
  },
  outgoing: { payables: 'argent/factures-recues', operations: 'argent/operations' },
  sepa: {
    debits: 'argent/prelevements',
    mandates: 'argent/mandats',
    payouts: 'argent/reversements',
    transfers: 'argent/virements',
    held: 'argent/pour-compte',
  },
  bank: { bank: 'argent/banque', remittances: 'argent/remises', bankRules: 'argent/banque/regles' },
  books: {
    books: 'argent/comptabilite',
    ledger: 'argent/grand-livre',
    journals: 'argent/journaux',
    analytics: 'argent/analytique',
    lettering: 'argent/lettrage',
    funds: 'argent/fonds-dedies',
    chart: 'argent/plan-comptable',
    years: 'argent/exercices',
  },
  taxes: {
    vat: 'argent/tva',
    thresholds: 'argent/seuils',
    gifts: 'argent/recus-fiscaux',
    sap: 'argent/services-a-la-personne',
    slips: 'argent/bordereaux',
    identity: 'argent/identite',
  },
} as const

type Groups = typeof MONEY_GROUPS
export type MoneyGroup = keyof Groups
export type MoneySide = { [G in MoneyGroup]: keyof Groups[G] }[MoneyGroup]

export const GROUPS = Object.entries(MONEY_GROUPS) as [MoneyGroup, Record<string, string>][]
