import { type Id, newId } from '#kit/id.ts'
import type { Locale } from '#kit/words.ts'
import { organisationsToReach, peopleToReach, type Recipient } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { searchWords } from '#platform/lists/search.ts'
import { defaultWords, render } from './rules/render.ts'
import type { NoticeState } from './rules/states.ts'
import { type DataOf, type TemplateId, type TemplateWords, templateOf } from './rules/templates.ts'
import { chooseWay, isCarried, type NoticeWay } from './rules/way.ts'
import { insertNotices, type NewNoticeRow, ownWords } from './store.server.ts'

export type To =
  | { readonly personId: Id<'Person'> }
  | { readonly organisationId: Id<'Organisation'> }
  | { readonly email: string; readonly name: string; readonly locale?: Locale }

/** A message to write: `data` is what its template holds, already in the words that people read. */
export type NewNotice<T extends TemplateId = TemplateId> = {
  [Id in T]: {
    readonly template: Id
    readonly to: To
    readonly data: DataOf<Id>
    /** The path it leads to, `/quartier/…` or `/ouvert/…`; it may hold a secret. */
    readonly link?: string
    /** What it speaks of, to be found again from there. */
    readonly subjectKind: string
    readonly subjectId: string
    /** Two messages with one key are one message, for ever. */
    readonly once?: string
  }
}[T]

/** What became of it: `null` when there was nobody to write to, or the same was already said. */
export type Notified = { id: Id<'Notice'>; way: NoticeWay; state: NoticeState } | null

/**
 * Tells somebody something. Call it inside the use case's transaction (`ctx.together`): one row is written, which
 * leaves after the commit and never when it rolls back. The way follows the person's own terms; where no machine may
 * carry it, the message waits under « à dire de vive voix ». Who left is told nothing, news go only to those who
 * agreed: the row says why. A word of the moment that no machine may carry is not written. The permit is that of the use case that calls.
 */
export async function notify<T extends TemplateId>(ctx: Ctx, notice: NewNotice<T>): Promise<Notified> {
  return (await notifyAll(ctx, [notice as NewNotice]))[0]!
}

/** The same for many at once, in a few statements; answers in their order. */
export async function notifyAll(ctx: Ctx, list: readonly NewNotice[]): Promise<Notified[]> {
  if (list.length === 0) return []
  const recipients = await recipientsOf(ctx, list)
  return await ctx.tx(async (tx) => {
    const own = await ownWords(
      tx,
      ctx.hub.id,
      list.map((notice) => notice.template),
    )
    const wordsOf = (template: TemplateId, locale: Locale): TemplateWords =>
      own.find((row) => row.template === template && row.locale === locale) ?? defaultWords(template, locale)
    const rows = list.map((notice, i) => {
      const recipient = recipients[i]
      const row = recipient ? rowOf(ctx, notice, recipient, wordsOf) : null
      // By the time somebody says it, or a letter comes, it is no longer true.
      return row && templateOf(notice.template).moment && !isCarried(row.way) ? null : row
    })
    const written = await insertNotices(
      tx,
      rows.filter((row) => row !== null),
    )
    return rows.map((row) =>
      row && written.has(row.id) ? { id: row.id, way: row.way, state: row.state } : null,
    )
  })
}

async function recipientsOf(ctx: Ctx, list: readonly NewNotice[]): Promise<(Recipient | null)[]> {
  const people = await peopleToReach(
    ctx,
    list.flatMap(({ to }) => ('personId' in to ? [to.personId] : [])),
  )
  const roles = [...new Set(list.map(({ template }) => templateOf(template).contact ?? null))]
  const organisations = new Map<string, Recipient>()
  // One turn for each kind of contact, of which there are five: not one for each message.
  for (const role of roles) {
    const ids = list.flatMap(({ to, template }) =>
      'organisationId' in to && (templateOf(template).contact ?? null) === role ? [to.organisationId] : [],
    )
    for (const [id, one] of await organisationsToReach(ctx, ids, role))
      organisations.set(`${role} ${id}`, one)
  }
  return list.map(({ to, template }) => {
    if ('personId' in to) return people.get(to.personId) ?? null
    if ('organisationId' in to)
      return organisations.get(`${templateOf(template).contact ?? null} ${to.organisationId}`) ?? null
    return {
      ...{
        personId: null,
        organisationId: null,
        name: to.name,
        called: to.name,
        email: to.email,
        phone: null,
      },
      ...{ way: 'email', silent: false, news: false, left: false },
      language: to.locale ?? null,
    }
  })
}

function rowOf(
  ctx: Ctx,
  notice: NewNotice,
  recipient: Recipient,
  wordsOf: (template: TemplateId, locale: Locale) => TemplateWords,
): NewNoticeRow & { id: Id<'Notice'>; way: NoticeWay; state: NoticeState } {
  const { template } = notice
  const { way, why } = chooseWay(recipient, templateOf(template).purpose)
  const carried = isCarried(way)
  const locale = recipient.language ?? 'fr'
  const link = carried && !why ? (notice.link ?? null) : null
  const said = render(template, {
    locale,
    words: wordsOf(template, locale),
    values: { ...notice.data, name: recipient.called, hub: ctx.hub.name },
    link: link !== null,
    short: way === 'text',
  })
  const id = newId<'Notice'>()
  return {
    ...{ hubId: ctx.hub.id, id, template, way, locale, link, why, ...said },
    ...{ personId: recipient.personId, organisationId: recipient.organisationId, name: recipient.name },
    address: way === 'email' ? recipient.email : way === 'text' || way === 'phone' ? recipient.phone : null,
    ...{ subjectKind: notice.subjectKind, subjectId: notice.subjectId, once: notice.once ?? null },
    state: why ? 'dropped' : carried ? 'waiting' : 'to-say',
    ...{ at: ctx.now(), dueAt: ctx.now(), mailId: newId<'Mail'>(), userId: ctx.actor.userId },
    words: searchWords(recipient.name, said.subject),
  }
}
