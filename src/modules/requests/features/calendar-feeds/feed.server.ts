import { createHash } from 'node:crypto'
import { placesOfOrganisations, placesOfPeople } from '#modules/people/index.server.ts'
import { readAbsences } from '#modules/requests/calendar/absence-store.server.ts'
import { feedByHash, noteRead } from '#modules/requests/calendar/feed-store.server.ts'
import { type PlannedVisit, visitsOf } from '#modules/requests/calendar/visits.server.ts'
import { calendarFr } from '#modules/requests/messages.calendar.fr.ts'
import type { Span, WhoKey } from '#modules/requests/rules/slots.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { linkHash } from '#platform/session/link.server.ts'
import { type FeedEvent, feedText } from './ics.ts'
import { subjectNow } from './use-case.server.ts'

/** What a calendar keeps of the past and looks ahead to, in days. */
const BEHIND = 42
const AHEAD = 366

const t = calendarFr.feed

export type Feed = { text: string; etag: string; changed: Date }

/**
 * A calendar as the holder of its secret reads it; null when the secret opens nothing, was revoked, or its subject left.
 * The feed of the hub says first names, initials and towns; only that of who goes there says where and to whom.
 */
export async function readFeed(ctx: Ctx, secret: string, origin: string): Promise<Feed | null> {
  const found = await ctx.read(async (tx) => {
    const feed = await feedByHash(tx, ctx.hub.id, linkHash(secret))
    const name = feed && (await subjectNow(tx, ctx, feed.subject, feed.subjectName))
    return feed && name !== null ? { feed, name: name ?? '' } : null
  })
  if (!found) return null
  const { feed, name } = found
  const now = ctx.now().getTime()
  const span = { startsAt: new Date(now - BEHIND * 86_400_000), endsAt: new Date(now + AHEAD * 86_400_000) }
  const who = feed.subject === 'hub' ? null : feed.subject
  const visits = await visitsOf(ctx, { ...span, cancelled: true, ...(who ? { who: [who] } : {}) })
  const events = [
    ...(await wordsOf(ctx, visits, who, `${origin}/${ctx.hub.slug}`)),
    ...(who ? await awayOf(ctx, who, span) : []),
  ]
  const text = feedText({
    name: who ? t.ofName(ctx.hub.name, name) : t.calendarName(ctx.hub.name),
    url: `${origin}/ouvert/${ctx.hub.slug}/agenda/${secret}`,
    events,
  })
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  return { text, etag, changed: await ctx.tx((tx) => noteRead(tx, feed, etag, ctx.now())) }
}

/** Visits as events, each with what its reader may know. */
async function wordsOf(
  ctx: Ctx,
  visits: readonly PlannedVisit[],
  who: WhoKey | null,
  base: string,
): Promise<FeedEvent[]> {
  const people = await placesOfPeople(
    ctx,
    visits.map((visit) => visit.personId),
  )
  const organisations = await placesOfOrganisations(
    ctx,
    visits.map((visit) => visit.organisationId),
  )
  return visits.map((visit) => {
    const person = visit.personId ? people.get(visit.personId) : undefined
    const place = person ?? (visit.organisationId ? organisations.get(visit.organisationId) : undefined)
    const city = place?.city ?? ''
    const initial = person
      ? [person.firstName, person.lastName && `${person.lastName[0]}.`].filter(Boolean).join(' ')
      : ''
    const name = person && !who ? initial : visit.forWhom
    const what = visit.quantity > 1 ? `${visit.serviceName} × ${visit.quantity}` : visit.serviceName
    const told = (word: string, value: string | null | undefined) =>
      value ? [`${word}\u00a0: ${value}`] : []
    return {
      uid: `${visit.id}@palier`,
      startsAt: visit.startsAt,
      endsAt: visit.endsAt,
      summary: [what, name].filter(Boolean).join(', '),
      location: who
        ? [place?.street, [place?.postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ')
        : city,
      description: [
        ...told(t.request, visit.number),
        ...(who ? [] : [calendarFr.by(visit.whoName)]),
        ...told(t.vehicle, visit.vehicleName),
        ...(who ? told(t.phone, place?.phone) : []),
        ...(who
          ? told(t.note, [visit.note, visit.details, place?.needs].filter(Boolean).join('\u00a0; '))
          : []),
      ].join('\n'),
      sequence: visit.sequence,
      createdAt: visit.createdAt,
      updatedAt: visit.updatedAt,
      cancelled: visit.cancelledAt !== null,
      // Only who has an account could open it.
      url: who === null || who.startsWith('user:') ? `${base}/demandes/${visit.number}` : null,
    }
  })
}

async function awayOf(ctx: Ctx, who: WhoKey, span: Span): Promise<FeedEvent[]> {
  const rows = await ctx.read((tx) => readAbsences(tx, ctx.hub.id, { ...span, resources: [who] }))
  return rows.map((row) => ({
    uid: `${row.id}@palier`,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    summary: t.absence(calendarFr.reasons[row.reason]),
    location: '',
    description: row.note,
    sequence: 0,
    createdAt: row.createdAt,
    updatedAt: row.createdAt,
    cancelled: false,
    url: null,
  }))
}
