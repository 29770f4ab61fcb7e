import type { Id } from '#kit/id.ts'
import { MONEY_KINDS, moneyHistory, owedByPeople, paymentsOfPeople } from '#modules/money/index.server.ts'
import { copyOfMessages, messageHistory } from '#modules/notices/index.server.ts'
import { copyOfPerson, idsOfPerson, recordHistory } from '#modules/people/index.server.ts'
import { copyOfRequests, requestHistory } from '#modules/requests/index.server.ts'
import { copyOfErrands } from '#modules/rounds/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { accountNames } from '#platform/context/history.server.ts'
import type { Db } from '#platform/db/db.server.ts'
import { cursorOf, everyRow, type Page, pageOf } from '#platform/lists/keyset.ts'
import { gather, type Happened } from '#platform/lists/timeline.ts'

/** What a reader narrows the history to, by the word in the address. */
export const HISTORY_GROUPS = {
  demandes: ['request', 'quote', 'visit', 'opinion', 'web'],
  argent: MONEY_KINDS,
  messages: ['message'],
  adhesions: ['membership'],
  accords: ['consent'],
  fiche: ['record'],
} as const
export type HistoryGroup = keyof typeof HISTORY_GROUPS

const SIZE = 40

export const groupOf = (params: URLSearchParams): HistoryGroup | undefined =>
  (Object.keys(HISTORY_GROUPS) as HistoryGroup[]).find((group) => group === params.get('quoi'))

/**
 * One page of all that happened with somebody, under every id they were known by, the newest first. Each module reads
 * its own tables for the same cursor, so that page 50 costs what page 1 costs.
 */
export async function listHistory(
  ctx: Ctx,
  db: Db,
  ids: readonly Id<'Person'>[],
  params: URLSearchParams,
): Promise<Page<Happened>> {
  const group = groupOf(params)
  const kinds: readonly string[] = group ? HISTORY_GROUPS[group] : Object.values(HISTORY_GROUPS).flat()
  const cursor = cursorOf(params, (value) => !Number.isNaN(Date.parse(value)))
  const lists = await Promise.all(
    [recordHistory, requestHistory, moneyHistory, messageHistory].map((read) =>
      read(ctx, ids, kinds, cursor, SIZE),
    ),
  )
  const page = pageOf(
    gather(lists, cursor, SIZE),
    cursor,
    params,
    (row) => [row.at.toISOString(), row.id],
    SIZE,
  )
  const names = await accountNames(
    db,
    page.rows.map((row) => (row.who === null ? row.userId : null)),
  )
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...row, who: row.who ?? (row.userId && names.get(row.userId)) ?? null })),
  }
}

/** Everything kept of one person, for them to take away; null when unknown here. Hands of the team are left out. */
export async function readCopy(ctx: Ctx, db: Db, id: Id<'Person'>) {
  const record = await copyOfPerson(ctx, id)
  if (!record) return null
  const ids = await idsOfPerson(ctx, id)
  const timeline: Omit<Happened, 'who' | 'userId'>[] = []
  const everything = everyRow(new URLSearchParams(), (params) => listHistory(ctx, db, ids, params))
  for await (const { who: _w, userId: _u, ...row } of everything) timeline.push(row)
  const { requests, forms } = await copyOfRequests(ctx, ids)
  const owed = await owedByPeople(ctx, ids)
  return {
    ...record,
    requests,
    forms,
    errands: await copyOfErrands(ctx, ids),
    payments: await paymentsOfPeople(ctx, ids, 10_000),
    owed: owed.map(({ label, amount, outstanding, day, dueOn }) => ({
      label,
      amount,
      outstanding,
      day,
      dueOn,
    })),
    messages: await copyOfMessages(ctx, ids),
    timeline,
  }
}
export type Copy = NonNullable<Awaited<ReturnType<typeof readCopy>>>
