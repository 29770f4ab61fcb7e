import { type Id, newId } from '#kit/id.ts'
import type { Cents } from '#kit/money.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { notify } from '#modules/notices/index.server.ts'
import { addOrganisation, findOrganisations, getOrganisation } from '#modules/people/index.server.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import { attempts } from '#platform/session/attempts.ts'
import {
  type ApplicationRow,
  applicationById,
  decideApplication,
  insertApplication,
  lockApplication,
} from '../application-store.server.ts'
import { mayVetProviders } from '../permits.ts'
import { PROVIDER_KINDS } from '../rules/life.ts'
import { openFile } from './vet-provider.server.ts'

export type Application = {
  kind: 'provider' | 'producer'
  name: string
  siret?: string
  contactName: string
  email?: string
  phone?: string
  postcode?: string
  city?: string
  /** What they offer, in their words. */
  offer: string
  zone?: string
  indicativePrice?: Cents
  idempotencyKey?: string
}

// In the memory of this process: enough to stop a machine, and nothing is kept of who tried.
const BY_CALLER = attempts(6, 600_000)
const BY_HUB = attempts(120, 3_600_000)

/**
 * Anybody offers to work with the hub, without an account. The answer is the same whether they are known here or not,
 * and the same form sent twice is one application.
 */
export async function apply(
  ctx: Ctx,
  input: Application,
  caller: string,
): Promise<Result<null, 'contact_needed' | 'too_many'>> {
  const { idempotencyKey, ...told } = input
  if (!told.email && !told.phone) return refuse('contact_needed', 'phone')
  if (!BY_CALLER.allow(`${ctx.hub.id} ${caller}`, ctx.now()) || !BY_HUB.allow(ctx.hub.id, ctx.now()))
    return refuse('too_many')
  return await ctx.tx((tx) =>
    once<null, never>(tx, ctx, idempotencyKey, async () => {
      const id = newId<'ProviderApplication'>()
      const row = { ...told, hubId: ctx.hub.id, id, state: 'waiting' as const, receivedAt: ctx.now() }
      await insertApplication(tx, row)
      await audit(tx, ctx, 'receive', 'provider-application', id)
      await emit(tx, ctx, 'providers.applied', id)
      return ok(null)
    }),
  )
}

export type ApplicationPage = {
  application: ApplicationRow
  /** Organisations of the hub that they may already be. */
  alike: { id: Id<'Organisation'>; label: string; detail: string }[]
}

/** An application with those of the hub who share its name; null when unknown here. */
export async function applicationPage(
  ctx: Ctx,
  id: Id<'ProviderApplication'>,
): Promise<ApplicationPage | null> {
  const application = await ctx.read((tx) => applicationById(tx, ctx.hub.id, id))
  if (!application) return null
  const named = await findOrganisations(ctx, { q: application.name, kinds: PROVIDER_KINDS, limit: 5 })
  const numbered = application.siret
    ? await findOrganisations(ctx, { q: application.siret, kinds: PROVIDER_KINDS, limit: 2 })
    : []
  const alike = new Map([...numbered, ...named].map((one) => [one.id, one]))
  return {
    application,
    alike: [...alike.values()].map(({ id: one, label, detail }) => ({ id: one, label, detail })),
  }
}

type Decided = { organisationId: Id<'Organisation'> }
type AcceptCode = 'not_permitted' | 'not_found' | 'already_so' | 'not_a_provider' | 'siret_taken'

async function organisationFor(
  c: Ctx,
  { name, kind, siret, email, phone, postcode, city, contactName, offer }: ApplicationRow,
  known: Id<'Organisation'> | undefined,
): Promise<Result<Id<'Organisation'>, AcceptCode>> {
  if (known) return (await getOrganisation(c, known)) ? ok(known) : refuse('not_found')
  const added = await addOrganisation(c, {
    ...{ name, kind, siret: siret ?? undefined, email: email ?? undefined, phone: phone ?? undefined },
    ...{ postcode: postcode ?? undefined, city: city ?? undefined },
    note: `${contactName}. ${offer}`.slice(0, 1000),
  })
  if (added.ok) return ok(added.value.id)
  return refuse(added.code === 'siret_taken' ? 'siret_taken' : 'not_permitted', 'organisationId')
}

/**
 * Opens a file for an application: for an organisation of the hub, or for a new one made of what was written. It is a
 * candidate: work comes once the file is approved.
 */
export async function acceptApplication(
  ctx: Ctx,
  id: Id<'ProviderApplication'>,
  organisationId?: Id<'Organisation'>,
): Promise<Result<Decided, AcceptCode>> {
  if (!mayVetProviders(ctx.actor)) return refuse('not_permitted')
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<Decided, AcceptCode>> => {
      const application = await lockApplication(tx, c.hub.id, id)
      if (!application) return refuse('not_found')
      if (application.state !== 'waiting') return refuse('already_so')
      const whose = await organisationFor(c, application, organisationId)
      if (!whose.ok) return whose
      const opened = await openFile(c, whose.value)
      // A file that is open already goes on: the words of the application join it.
      if (!opened.ok && opened.code !== 'already_so') return opened
      await decideApplication(tx, c.hub.id, id, {
        ...{ state: 'accepted', organisationId: whose.value },
        ...{ decidedAt: c.now(), decidedBy: c.actor.name },
      })
      await audit(tx, c, 'accept', 'provider-application', id)
      return ok({ organisationId: whose.value })
    }),
  )
}

/** Says no with words, which are sent to whoever left an e-mail; to the others the desk says them aloud. */
export async function refuseApplication(
  ctx: Ctx,
  id: Id<'ProviderApplication'>,
  words: string,
): Promise<Result<null, 'not_permitted' | 'not_found' | 'already_so' | 'why_needed'>> {
  if (!mayVetProviders(ctx.actor)) return refuse('not_permitted')
  const why = words.trim()
  if (!why) return refuse('why_needed', 'why')
  return await ctx.together((c) =>
    c.tx(async (tx): Promise<Result<null, 'not_found' | 'already_so'>> => {
      const application = await lockApplication(tx, c.hub.id, id)
      if (!application) return refuse('not_found')
      if (application.state !== 'waiting') return refuse('already_so')
      const decided = { state: 'refused', why, decidedAt: c.now(), decidedBy: c.actor.name } as const
      await decideApplication(tx, c.hub.id, id, decided)
      const { email, contactName } = application
      if (email)
        await notify(c, {
          template: 'partner-answered',
          to: { email, name: contactName },
          data: { answer: why },
          ...{ subjectKind: 'provider-application', subjectId: id, once: `partner-answered ${id}` },
        })
      await audit(tx, c, 'refuse', 'provider-application', id, { why })
      return ok(null)
    }),
  )
}
