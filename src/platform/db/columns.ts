import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'

/** Euro cents in a `bigint` column. */
export const centsColumn = customType<{ data: Cents; driverData: string }>({
  dataType: () => 'bigint',
  fromDriver: (value) => BigInt(value) as Cents,
  toDriver: (value) => value.toString(),
})

/** A calendar day in a `date` column, kept as text: no zone can shift it. */
export const dayColumn = customType<{ data: Day; driverData: string }>({
  dataType: () => 'date',
  fromDriver: (value) => value as Day,
  toDriver: (value) => value,
})

/** An instant, UTC. Always written from the clock of the context, never from the database's. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const idColumn = <Noun extends string>(name: string) => uuid(name).$type<Id<Noun>>()

/** First column of the key of every domain table. */
export const hubColumn = () => uuid('hub_id').$type<Id<'Hub'>>().notNull()
