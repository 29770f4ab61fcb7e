import { type Day, parseDay } from '#kit/day.ts'
import { type Id, isId } from '#kit/id.ts'
import type { View } from '#modules/requests/rules/calendar.ts'
import { parseResource, parseTime, type Resource } from '#modules/requests/rules/slots.ts'

export const GROUPS = ['all', 'team', 'providers', 'vehicles'] as const
export type Group = (typeof GROUPS)[number]

const VIEW_OF: Readonly<Record<string, View>> = { jour: 'day', semaine: 'week', mois: 'month' }
const GROUP_OF: Readonly<Record<string, Group>> = {
  tous: 'all',
  equipe: 'team',
  prestataires: 'providers',
  vehicules: 'vehicles',
}
const wordOf = <T extends string>(words: Readonly<Record<string, T>>, value: T): string =>
  Object.keys(words).find((word) => words[word] === value) ?? ''

/** What an address of the calendar asks for. */
export type Asked = {
  view: View
  day: Day
  /** A group, or one person, provider or vehicle. */
  who: Group | Resource
  /** The request to plan, and where a cell of the calendar proposed it. */
  requestId: Id<'Request'> | null
  at: { day: Day | null; minute: number | null; who: string | null }
  visitId: Id<'Visit'> | null
  done: string | null
  of: Id<'Visit'> | null
  moveId: Id<'VisitMove'> | null
}

/** Words that say what just happened or what is open: gone with the next step. */
const PASSING = ['demande', 'visite', 'jour', 'heure', 'avec', 'pour', 'fait', 'annuler'] as const

export function askedIn(params: URLSearchParams, before: { view: View; day: Day; who: Asked['who'] }): Asked {
  const idIn = <Noun extends string>(name: string): Id<Noun> | null => {
    const text = params.get(name)
    return isId<Noun>(text) ? text : null
  }
  const dayIn = (name: string) => {
    const parsed = parseDay(params.get(name) ?? '')
    return parsed.ok ? parsed.value : null
  }
  const time = parseTime(params.get('heure') ?? '')
  const who = params.get('qui')
  return {
    view: VIEW_OF[params.get('vue') ?? ''] ?? before.view,
    day: dayIn('le') ?? before.day,
    who: GROUP_OF[who ?? ''] ?? parseResource(who) ?? before.who,
    requestId: idIn<'Request'>('demande'),
    at: { day: dayIn('jour'), minute: time.ok ? time.value : null, who: params.get('avec') },
    visitId: idIn<'Visit'>('visite'),
    done: params.get('fait'),
    of: idIn<'Visit'>('pour'),
    moveId: idIn<'VisitMove'>('annuler'),
  }
}

/** The query of the same calendar with other words; null takes one away. Passing words go unless given. */
export function queryOf(
  asked: Pick<Asked, 'view' | 'day' | 'who'>,
  change: Partial<Pick<Asked, 'view' | 'day' | 'who'>> & {
    open?: Readonly<Partial<Record<(typeof PASSING)[number], string>>>
  } = {},
): string {
  const { open = {}, ...place } = change
  const { view, day, who } = { ...asked, ...place }
  const query = new URLSearchParams({ vue: wordOf(VIEW_OF, view), le: day })
  query.set('qui', wordOf(GROUP_OF, who as Group) || who)
  for (const [name, value] of Object.entries(open)) query.set(name, value)
  return `?${query}`
}

export const isGroup = (who: Asked['who']): who is Group => (GROUPS as readonly string[]).includes(who)
