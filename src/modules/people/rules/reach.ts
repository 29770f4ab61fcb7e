import { ok, type Result, refuse } from '#kit/result.ts'

/** Ways to reach somebody, in the order in which a desk tries them when nothing was asked. */
export const WAYS = ['phone', 'text', 'email', 'post'] as const
export type Way = (typeof WAYS)[number]
/** The way asked for; `none` is somebody who wants no message at all. */
export const REACHES = [...WAYS, 'none'] as const
export type Reach = (typeof REACHES)[number]

/** What helps to serve somebody well, told by themselves. */
const PRACTICAL_NEEDS = ['large-print', 'no-phone', 'ring-twice', 'reads-little', 'interpreter'] as const
/** These tell of health (RGPD, art. 9): kept only with a consent given for them. */
export const SENSITIVE_NEEDS = ['hearing', 'sight', 'mobility', 'memory', 'diet'] as const
export const NEEDS = [...PRACTICAL_NEEDS, ...SENSITIVE_NEEDS] as const
export type Need = (typeof NEEDS)[number]

export const isSensitive = (need: Need): boolean => (SENSITIVE_NEEDS as readonly Need[]).includes(need)

/** Served themselves, or helped through somebody else (a carer, a neighbour, a school). */
export const BENEFITS = ['direct', 'indirect'] as const
export type Benefit = (typeof BENEFITS)[number]

export type Contact = { [K in 'phone' | 'email' | 'street' | 'city']: string | null }
export type Wishes = { reachBy: Reach | null; neverBy: readonly Way[]; knownNeeds: readonly Need[] }

/** Mobile numbers of France, and any foreign one, whose kind its digits do not tell. */
const takesTexts = (phone: string): boolean => /^(0[67]|\+)/.test(phone)

/** Whether what is known of somebody lets this way reach them. */
export function canReach(contact: Contact, way: Way): boolean {
  if (way === 'email') return contact.email !== null
  if (way === 'post') return contact.street !== null && contact.city !== null
  return contact.phone !== null && (way === 'phone' || takesTexts(contact.phone))
}

type WishCode = 'way_refused' | 'no_phone_known' | 'no_mobile_known' | 'no_email_known' | 'no_address_known'
const MISSING: Readonly<Record<Way, WishCode>> = {
  phone: 'no_phone_known',
  text: 'no_mobile_known',
  email: 'no_email_known',
  post: 'no_address_known',
}

/** A way asked for must exist and not be refused in the same breath. */
export function checkWishes(wishes: Omit<Wishes, 'knownNeeds'>, contact: Contact): Result<null, WishCode> {
  const { reachBy, neverBy } = wishes
  if (reachBy === null || reachBy === 'none') return ok(null)
  if (neverBy.includes(reachBy)) return refuse('way_refused', 'reachBy')
  return canReach(contact, reachBy) ? ok(null) : refuse(MISSING[reachBy], 'reachBy')
}

/** Every way that leads to somebody and that they did not refuse. « No phone » means neither calls nor texts. */
export const waysTo = ({ neverBy, knownNeeds, ...contact }: Omit<Wishes, 'reachBy'> & Contact): Way[] =>
  WAYS.filter((way) => canReach(contact, way) && !neverBy.includes(way)).filter(
    (way) => !knownNeeds.includes('no-phone') || (way !== 'phone' && way !== 'text'),
  )

/**
 * How to reach somebody today: the way they asked for while it still leads to them, else the first way that does and
 * that they did not refuse; null when none is left. Somebody who says « no phone » is neither called nor texted.
 */
export function wayToReach({ reachBy, neverBy, knownNeeds, ...contact }: Wishes & Contact): Way | null {
  if (reachBy === 'none') return null
  if (reachBy && canReach(contact, reachBy) && !neverBy.includes(reachBy)) return reachBy
  return waysTo({ neverBy, knownNeeds, ...contact })[0] ?? null
}

const WRITTEN_FIRST = ['email', 'text', 'phone', 'post'] as const

/**
 * How a message goes to somebody: the way they asked for, else what a machine carries, else a voice or the post; null
 * when none is left, or when they want no message. Who reads little is called before they are written to.
 */
export function wayToWrite({ reachBy, neverBy, knownNeeds, ...contact }: Wishes & Contact): Way | null {
  if (reachBy === 'none') return null
  if (reachBy && canReach(contact, reachBy) && !neverBy.includes(reachBy)) return reachBy
  const ways = waysTo({ neverBy, knownNeeds, ...contact })
  const order = knownNeeds.includes('reads-little') ? WAYS : WRITTEN_FIRST
  return order.find((way) => ways.includes(way)) ?? null
}
