import type { Locale } from '#kit/words.ts'

/** Why somebody is written to: what they asked for, their work with the place, or news they agreed to. */
export type Purpose = 'service' | 'work' | 'news'

/** What a message may hold, by the name that the hub writes between braces in each language. */
export const PLACEHOLDERS = {
  name: { fr: 'nom', en: 'name' },
  hub: { fr: 'lieu', en: 'place' },
  link: { fr: 'lien', en: 'link' },
  number: { fr: 'numéro', en: 'number' },
  service: { fr: 'prestation', en: 'service' },
  day: { fr: 'jour', en: 'day' },
  time: { fr: 'heure', en: 'time' },
  slot: { fr: 'créneau', en: 'slot' },
  who: { fr: 'qui', en: 'who' },
  where: { fr: 'où', en: 'where' },
  amount: { fr: 'montant', en: 'amount' },
  until: { fr: 'échéance', en: 'deadline' },
  period: { fr: 'période', en: 'period' },
  answer: { fr: 'réponse', en: 'answer' },
  document: { fr: 'document', en: 'document' },
  lines: { fr: 'détail', en: 'details' },
  stage: { fr: 'palier', en: 'stage' },
  limit: { fr: 'plafond', en: 'ceiling' },
} as const satisfies Record<string, Record<Locale, string>>
export type Placeholder = keyof typeof PLACEHOLDERS

type Template = {
  purpose: Purpose
  /** What the caller gives; `name` and `hub` are always there, `link` when the message leads somewhere. */
  holds: readonly Exclude<Placeholder, 'name' | 'hub' | 'link'>[]
  link?: true
  /** Of the moment: said by a machine within the minute, or not at all. */
  moment?: true
  /** Who answers for it at an organisation. */
  contact?: 'direction' | 'billing' | 'hr' | 'desk' | 'technical'
}

/** Every message of the product. Its default words are in `words.fr.ts` and `words.en.ts`; a hub may write its own. */
export const TEMPLATES = {
  'membership-renewal': { purpose: 'service', holds: ['until'] },
  'request-received': { purpose: 'service', holds: ['number', 'service'] },
  'quote-sent': { purpose: 'service', holds: ['number', 'service', 'amount', 'until'], link: true },
  'quote-answered': { purpose: 'work', holds: ['number', 'service', 'who', 'answer'], link: true },
  'visit-planned': { purpose: 'service', holds: ['number', 'service', 'day', 'time', 'who'] },
  'visit-moved': { purpose: 'service', holds: ['number', 'service', 'day', 'time', 'who'] },
  'visit-cancelled': { purpose: 'service', holds: ['number', 'service', 'day', 'time'] },
  'passage-planned': { purpose: 'service', holds: ['number', 'service', 'day', 'slot', 'who'] },
  'passage-moved': { purpose: 'service', holds: ['number', 'service', 'day', 'slot', 'who'] },
  'passage-soon': { purpose: 'service', holds: ['number', 'service', 'time', 'who'], moment: true },
  'passage-late': { purpose: 'service', holds: ['number', 'service', 'time', 'who'], moment: true },
  'passage-missed': { purpose: 'service', holds: ['number', 'service', 'day', 'answer'] },
  'passage-off': { purpose: 'service', holds: ['number', 'service', 'day'] },
  'job-done': { purpose: 'service', holds: ['number', 'service', 'day'] },
  satisfaction: { purpose: 'service', holds: ['number', 'service'], link: true },
  'complaint-answered': { purpose: 'service', holds: ['number', 'service', 'answer'] },
  'offer-sent': {
    purpose: 'work',
    holds: ['number', 'service', 'day', 'where'],
    link: true,
    contact: 'desk',
  },
  'provider-document': { purpose: 'work', holds: ['document', 'until'], contact: 'direction' },
  'web-answered': { purpose: 'service', holds: ['answer'] },
  'partner-answered': { purpose: 'work', holds: ['answer'] },
  'ticket-sent': { purpose: 'service', holds: ['number', 'amount', 'lines'], contact: 'billing' },
  statement: { purpose: 'work', holds: ['period', 'amount'], link: true, contact: 'billing' },
  'invoice-sent': {
    purpose: 'service',
    holds: ['number', 'amount', 'until'],
    link: true,
    contact: 'billing',
  },
  'invoice-reminder': {
    purpose: 'service',
    holds: ['number', 'amount', 'until'],
    link: true,
    contact: 'billing',
  },
  'invoice-last-reminder': {
    purpose: 'service',
    holds: ['number', 'amount', 'until'],
    link: true,
    contact: 'billing',
  },
  invitation: { purpose: 'service', holds: ['who', 'until'], link: true },
  'debit-announced': {
    purpose: 'service',
    holds: ['amount', 'day', 'number', 'service', 'document', 'who'],
    contact: 'billing',
  },
  'payout-sent': { purpose: 'work', holds: ['number', 'period', 'amount'], contact: 'billing' },
  mention: { purpose: 'work', holds: ['who', 'number'], link: true },
  'wallet-low': { purpose: 'service', holds: ['amount'] },
  'wallet-expiry': { purpose: 'service', holds: ['amount', 'until'] },
  'stage-near': { purpose: 'work', holds: ['stage', 'amount', 'limit'], link: true },
  'stage-stop': { purpose: 'work', holds: ['stage', 'amount', 'limit'], link: true },
  'opinion-asked': { purpose: 'work', holds: ['document', 'until'], link: true },
  'subscription-renewal': { purpose: 'service', holds: ['service', 'day', 'until', 'amount'] },
} as const satisfies Record<string, Template>
export type TemplateId = keyof typeof TEMPLATES
export const TEMPLATE_IDS = Object.keys(TEMPLATES) as TemplateId[]
export const isTemplate = (text: unknown): text is TemplateId =>
  typeof text === 'string' && Object.hasOwn(TEMPLATES, text)

/** A value as it is read: the same for everybody, or in each language (a day, a sum). */
export type Said = string | Readonly<Record<Locale, string>>
/** What a caller must give to a template. */
export type DataOf<T extends TemplateId> = Readonly<Record<(typeof TEMPLATES)[T]['holds'][number], Said>>

export const templateOf = (id: TemplateId): Template => TEMPLATES[id]

/** What may stand between braces in this template. */
export const placeholdersOf = (id: TemplateId): Placeholder[] => {
  const { holds, link } = templateOf(id)
  return ['name', 'hub', ...holds, ...(link ? (['link'] as const) : [])]
}

/** The words of a message: an e-mail has a subject and a body, a text message one short sentence. */
export type TemplateWords = { subject: string; body: string; short: string }
