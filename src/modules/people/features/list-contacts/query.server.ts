import {
  type ContactFilter,
  contactsCount,
  contactsPage,
  type ListedContact,
} from '#modules/people/contacts/store.server.ts'
import { organisationKeys } from '#modules/people/organisation-store.server.ts'
import { CONTACT_ROLES } from '#modules/people/rules/contacts.ts'
import { ORGANISATION_KINDS } from '#modules/people/rules/segments.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import {
  COUNT_LIMIT,
  type Counted,
  counted,
  cursorOf,
  everyRow,
  type Page,
  pageOf,
} from '#platform/lists/keyset.ts'

/** The filters of the address: `q`, `repond` (role), `nature` (kind of organisation), `tri=-nom`. Unknown words are ignored. */
const contactFilter = (params: URLSearchParams): ContactFilter => ({
  q: (params.get('q') ?? '').slice(0, 100),
  role: CONTACT_ROLES.find((role) => role === params.get('repond')),
  kind: ORGANISATION_KINDS.find((kind) => kind === params.get('nature')),
  descending: params.get('tri') === '-nom',
})

type ContactList = Page<ListedContact> & Counted & { filter: ContactFilter }

/** One page of the contacts of every organisation, with the total up to `COUNT_LIMIT`. */
export async function listContacts(ctx: Ctx, params: URLSearchParams): Promise<ContactList> {
  const filter = contactFilter(params)
  const cursor = cursorOf(params)
  return await ctx.read(async (tx) => {
    const n = await contactsCount(tx, ctx.hub.id, filter, COUNT_LIMIT + 1)
    const read = await contactsPage(tx, ctx.hub.id, filter, cursor)
    const page = pageOf(read, cursor, params, (row) => [
      organisationKeys({ name: row.organisation }).sortKey,
      row.contact.id,
    ])
    return { ...page, filter, ...counted(n) }
  })
}

/** Every contact that matches, page after page, for an export. */
export const everyContact = (ctx: Ctx, params: URLSearchParams): AsyncGenerator<ListedContact> =>
  everyRow(params, (next) => listContacts(ctx, next))
