import type { Purpose } from './templates.ts'

/** The ways of a message; the last three are people's work. */
export const NOTICE_WAYS = ['email', 'text', 'phone', 'post', 'person'] as const
export type NoticeWay = (typeof NOTICE_WAYS)[number]
/** Why nobody is told. */
export const WHYS = ['left', 'no_consent', 'no_message'] as const
export type Why = (typeof WHYS)[number]

type Terms = {
  /** How a message goes to them on their own terms; null is in person. */
  way: Exclude<NoticeWay, 'person'> | null
  /** They asked for no message at all. */
  silent: boolean
  news: boolean
  left: boolean
}

/**
 * How somebody is told. Who wants no message is told in person what concerns them, and never sent news; news wait for a
 * consent (RGPD, art. 7; CPCE, L34-5). Who left is told nothing.
 */
export function chooseWay(terms: Terms, purpose: Purpose): { way: NoticeWay; why: Why | null } {
  const way = terms.way ?? 'person'
  if (terms.left) return { way, why: 'left' }
  if (purpose === 'news' && !terms.news) return { way, why: 'no_consent' }
  if (purpose === 'news' && terms.silent) return { way, why: 'no_message' }
  return { way, why: null }
}

/** Whether a machine carries it. */
export const isCarried = (way: NoticeWay): way is 'email' | 'text' => way === 'email' || way === 'text'
