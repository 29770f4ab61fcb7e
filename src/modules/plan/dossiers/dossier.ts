/** Who reads a dossier: each audience starts with the parts it usually asks for. */
export const audiences = ['funder', 'bank'] as const
export type Audience = (typeof audiences)[number]

/** What a person writes, in the order in which it is read. */
export const storySections = [
  'request',
  'project',
  'territory',
  'offer',
  'team',
  'citizens',
  'results',
  'risks',
] as const
export type StorySection = (typeof storySections)[number]
export type Story = Readonly<Partial<Record<StorySection, string>>>

/** What the plan adds of itself, in the order of the pages. */
export const dossierParts = [
  'canvas',
  'budget',
  'income',
  'cash',
  'financing',
  'balance',
  'margins',
  'staffing',
  'uncertainty',
  'assumptions',
] as const
export type DossierPart = (typeof dossierParts)[number]

/** A funder wants the budget in its own layout; a bank wants what secures repayment. */
export const usualParts: Readonly<Record<Audience, readonly DossierPart[]>> = {
  funder: ['canvas', 'budget', 'income', 'cash', 'financing', 'staffing', 'uncertainty', 'assumptions'],
  bank: ['canvas', 'income', 'cash', 'financing', 'balance', 'margins', 'uncertainty', 'assumptions'],
}

/** Characters of one section of the story: two printed pages at most. */
export const STORY_LENGTH = 6000
