import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { Span } from '#modules/requests/rules/slots.ts'

/** One thing of a feed, its words already written. */
export type FeedEvent = Span & {
  /** Stable for ever, so that a moved visit moves in the calendar instead of appearing twice. */
  uid: string
  summary: string
  location: string
  description: string
  sequence: number
  createdAt: Date
  updatedAt: Date
  cancelled: boolean
  url: string | null
}

type Feed = { name: string; url: string; events: readonly FeedEvent[] }

/** How often a calendar should come back, in seconds. */
const EVERY = 15 * 60

/**
 * The text of a feed (RFC 5545). Instants are UTC, which every calendar shows in its own zone, right also on the days
 * when clocks change; escaping and folding are the generator's.
 */
export function feedText({ name, url, events }: Feed): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Palier', product: 'Calendrier', language: 'FR' },
    source: url,
    ttl: EVERY,
  })
  for (const event of events)
    calendar.createEvent({
      id: event.uid,
      start: event.startsAt,
      end: event.endsAt,
      // The stamp of the last change, not of the reading: the same visits give the same bytes.
      stamp: event.updatedAt,
      created: event.createdAt,
      lastModified: event.updatedAt,
      sequence: event.sequence,
      summary: event.summary,
      location: event.location || null,
      description: event.description || null,
      url: event.url,
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: event.cancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    })
  return calendar.toString()
}
