import type { Day, Month } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { NewService } from '#modules/catalogue/index.server.ts'
import type { Means, OperationKind, Payer, Pillar } from '#modules/money/index.server.ts'
import type { OrganisationKind, PersonSegment, Segment } from '#modules/people/index.server.ts'
import type { Hub } from '#platform/context/ctx.server.ts'
import type { Actor, Role } from '#platform/session/roles.ts'
import type { Diary } from './diary.ts'

/** What the calendar of a hub is kept with. */
export type CalendarStory = {
  /** Words of who coordinates, and of the accounts that go to people. */
  by: string
  team: readonly string[]
  vehicles: readonly [name: string, plate: string][]
  /** Key of a provider who sends two teams at once. */
  firm: string
}

/** Somebody on the road with a vehicle: minutes of a day in which the calendar has nothing else for them. */
export type Road = { readonly word: string | null; readonly vehicle: string; from: number; to: number }

/** Prices by segment in euros, and how often the service is asked for. */
export type StoryService = Omit<NewService, 'prices' | 'directCost' | 'season' | 'idempotencyKey'> & {
  key: string
  directCost: number
  prices: Partial<Record<Segment, number>>
  /** Relative demand from people; 0 for what only organisations ask. */
  weight: number
  /** Served on the spot, taken and paid in one go. */
  atOnce?: boolean
  /** Relative demand by month of the year, 12 factors. */
  season?: readonly number[]
  /** An organisation that pays for people of a segment, in a share of cases. */
  paidBy?: { organisation: string; segment: PersonSegment; share: number }
  /** A provider that does it; otherwise somebody of the team. */
  provider?: string
}

/** Money that moves outside requests: `at(i)` tells for the i-th month (0 is the opening) what is recorded. */
export type MonthlyOperation = {
  kind: OperationKind
  label: string
  /** Day of the month. */
  day: number
  organisation?: string
  means?: Means
  pillar?: Pillar
  payer?: Payer
  /** Euros of the i-th month, or null when nothing happens that month. */
  euros(i: number): number | null
}

/** Work that an organisation asks for regularly. */
export type Regular = {
  organisation: string
  service: string
  every: 'week' | 'month'
  from: number
  quantity: number
  details: string
}

export type Member = { word: string; name: string; role: Role; also?: readonly Role[] }

/** What the chapters of a story are told with: the same hands, clock and records as the daily work. */
export type Teller = {
  hub: Hub
  diary: Diary
  /** The actor of an account, by its word. */
  actor(word: string): Actor
  organisation(key: string): Id<'Organisation'>
  /** The first day lived. */
  opening: Day
  /** The instant at which the story ends. */
  now: Date
}

/** Everything that makes one hub's year; the year itself is lived by `live.ts`. */
export type Story = {
  hub: Omit<Hub, 'id' | 'zone' | 'demo'>
  seed: number
  /** The people with an account: the first one coordinates, the second is at the desk, the third keeps the books. */
  cast: readonly [Member, Member, Member, ...Member[]]
  towns: readonly (readonly [postcode: string, city: string, weight: number])[]
  streets: readonly string[]
  segments: readonly (readonly [PersonSegment, number])[]
  organisations: readonly { key: string; name: string; kind: OrganisationKind; city: string; note?: string }[]
  services: readonly StoryService[]
  regulars: readonly Regular[]
  operations: readonly MonthlyOperation[]
  /** Requests expected in a week of the i-th month (0 to 12). */
  weekly(i: number): number
  /** Euros of the membership fee, and the share of newcomers who join at once. */
  membership: { fee: number; share: number }
  /** Share of requests by somebody already known. */
  loyalty: number
  /** Euros in the bank and in the till on the first day. */
  opening: { bank: number; till: number }
  /** Volunteers' hours of the i-th month. */
  volunteerHours(i: number): number
  /** Vehicles, absences and visits. */
  agenda: CalendarStory
  /** Keys of services that a round brings to people’s doors. */
  carried: readonly string[]
  /** Who is on the road with a round, day by day. */
  roads(today: Day): (day: Day) => readonly Road[]
  /** Model, trial and whatever else this hub decided, planned into the diary. */
  chapters(teller: Teller, months: readonly Month[], today: Day): void
}
