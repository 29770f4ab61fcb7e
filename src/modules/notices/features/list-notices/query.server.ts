import { isId } from '#kit/id.ts'
import { type NoticeFilter, noticesCount, noticesPage } from '#modules/notices/list-store.server.ts'
import { NOTICE_STATES, TO_SAY } from '#modules/notices/rules/states.ts'
import { isTemplate } from '#modules/notices/rules/templates.ts'
import { NOTICE_WAYS } from '#modules/notices/rules/way.ts'
import type { NoticeRow } from '#modules/notices/store.server.ts'
import { idsOfPerson, organisationNames, peopleNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Counted, counted, cursorOf, everyRow, type Page, pageOf } from '#platform/lists/keyset.ts'

/** What the page shows of its filters. */
type NoticeView = Omit<NoticeFilter, 'people' | 'ids'> & {
  /** `etat=a-dire`: to say, or failed. */
  toSay: boolean
  /** The name of the person or organisation that the list is about. */
  about: string | null
}
/** A line of the list; the text itself is on the message's own page, and its link nowhere. */
export type NoticeLine = Omit<NoticeRow, 'hubId' | 'link' | 'search' | 'words' | 'body' | 'once' | 'mailId'>
type NoticeList = Page<NoticeLine> & Counted & { view: NoticeView }

/**
 * The filters of the address: `q`, `etat` (a state, or `a-dire`), `moyen`, `modele`, `personne`, `organisme`, `sujet`
 * (`request:ID`), `ids`. Unknown words are ignored.
 */
async function filterOf(ctx: Ctx, params: URLSearchParams): Promise<NoticeFilter & NoticeView> {
  const word = params.get('etat')
  const state = NOTICE_STATES.find((one) => one === word)
  const template = params.get('modele')
  const [kind, id] = (params.get('sujet') ?? '').split(':')
  const [person, organisation] = [params.get('personne'), params.get('organisme')]
  const personId = isId<'Person'>(person) ? person : null
  const organisationId = isId<'Organisation'>(organisation) ? organisation : null
  const toSay = word === 'a-dire'
  return {
    q: (params.get('q') ?? '').slice(0, 100),
    states: toSay ? TO_SAY : state && [state],
    way: NOTICE_WAYS.find((one) => one === params.get('moyen')),
    template: isTemplate(template) ? template : undefined,
    people: personId ? await idsOfPerson(ctx, personId) : undefined,
    organisation: organisationId ?? undefined,
    subject: kind && id ? { kind: kind.slice(0, 40), id: id.slice(0, 80) } : undefined,
    ids: params
      .get('ids')
      ?.split(',')
      .filter(isId<'Notice'>),
    toSay,
    about:
      (await peopleNames(ctx, [personId])).get(personId!) ??
      (await organisationNames(ctx, [organisationId])).get(organisationId!) ??
      null,
  }
}

const lineOf = ({ hubId, link, search, words, body, once, mailId, ...line }: NoticeRow): NoticeLine => line

/** One page of messages, the newest first. */
export async function listNotices(ctx: Ctx, params: URLSearchParams): Promise<NoticeList> {
  const { people, ids, ...view } = await filterOf(ctx, params)
  const filter = { ...view, people, ids }
  const cursor = cursorOf(params, (value) => !Number.isNaN(Date.parse(value)))
  return await ctx.read(async (tx) => {
    const n = await noticesCount(tx, ctx.hub.id, filter)
    const read = await noticesPage(tx, ctx.hub.id, filter, cursor, n)
    const page = pageOf(read, cursor, params, (row) => [row.at.toISOString(), row.id])
    return { ...page, rows: page.rows.map(lineOf), view, ...counted(n) }
  })
}

/** Every message that matches, page after page, for an export. */
export const everyNotice = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<NoticeLine> =>
  everyRow(params, (next) => listNotices(ctx, next))
