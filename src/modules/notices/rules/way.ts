import type { Purpose } from './templates.ts'

/** The ways of a message; the last three are people's work. */
export const NOTICE_WAYS = ['email', 'text', 'phone', 'post', 'person'] as const
export type NoticeWay = (typeof NOTICE_WAYS)[number]
/** Why nobody is told. */
export const WHYS = ['left', 'no_consent', 'no_message'] as const
export type Why = (typeof WHYS)[number]

type Terms = {
  /** The way asked for; `none` is somebody who wants no message. */
  reachBy: Exclude<NoticeWay, 'person'> | 'none' | null
  /** The ways that lead to them and that they did not refuse. */
  ways: readonly Exclude<NoticeWay, 'person'>[]
  readsLittle: boolean
  news: boolean
  left: boolean
}

const WRITTEN_FIRST = ['email', 'text', 'phone', 'post'] as const
const SPOKEN_FIRST = ['phone', 'text', 'email', 'post'] as const

/**
 * How somebody is told, on their terms: the way they asked for, else the first that a machine may carry, else by voice.
 * Who reads little is called. Who wants no message is told in person what concerns them, and never sent news; news
 * wait for a consent (RGPD, art. 7; CPCE, L34-5). Who left is told nothing.
 */
export function chooseWay(terms: Terms, purpose: Purpose): { way: NoticeWay; why: Why | null } {
  const { reachBy, ways } = terms
  const order = terms.readsLittle ? SPOKEN_FIRST : WRITTEN_FIRST
  const asked = reachBy && reachBy !== 'none' && ways.includes(reachBy) ? reachBy : null
  const way = reachBy === 'none' ? 'person' : (asked ?? order.find((one) => ways.includes(one)) ?? 'person')
  if (terms.left) return { way, why: 'left' }
  if (purpose === 'news' && !terms.news) return { way, why: 'no_consent' }
  if (purpose === 'news' && reachBy === 'none') return { way, why: 'no_message' }
  return { way, why: null }
}

/** Whether a machine carries it. */
export const isCarried = (way: NoticeWay): way is 'email' | 'text' => way === 'email' || way === 'text'
