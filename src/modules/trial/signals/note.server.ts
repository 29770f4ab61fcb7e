import { type Id, isId, newId } from '#kit/id.ts'
import { ok, type Result, refuse } from '#kit/result.ts'
import { getService } from '#modules/catalogue/index.server.ts'
import { getPerson, peopleNames } from '#modules/people/index.server.ts'
import { audit, type Ctx, emit, once } from '#platform/context/ctx.server.ts'
import { keepFile } from '#platform/files/files.server.ts'
import type { Upload } from '#platform/files/upload.ts'
import { searchWords } from '#platform/lists/search.ts'
import { mayNoteSignals } from '../permits.ts'
import { readTags, tidyPath } from '../rules/signals.ts'
import { hypothesisById } from '../store.server.ts'
import { fileSubject, insertSignal, type TagRow } from './store.server.ts'

export type SignalCode =
  | 'not_permitted'
  | 'nothing_said'
  | 'unknown_hypothesis'
  | 'unknown_service'
  | 'unknown_person'

export type SignalInput = {
  text?: string
  /** Photos and recordings, already told by their first bytes. */
  files?: readonly Upload[]
  /** Words with commas between them. */
  tags?: string
  serviceId?: Id<'Service'>
  personId?: Id<'Person'>
  hypothesisId?: Id<'Hypothesis'>
  /** The page it is noted from. */
  fromPath?: string
  idempotencyKey?: string
}

/** Notes a weak signal, with what it is about. It says something, or shows it: a text, or a file. */
export async function noteSignal(
  ctx: Ctx,
  input: SignalInput,
): Promise<Result<{ id: Id<'Signal'> }, SignalCode>> {
  if (!mayNoteSignals(ctx.actor)) return refuse('not_permitted')
  const { text = '', files = [] } = input
  if (!text && files.length === 0) return refuse('nothing_said', 'text')
  return await ctx.tx((tx) =>
    once<{ id: Id<'Signal'> }, SignalCode>(tx, ctx, input.idempotencyKey, async () => {
      const tags = await tagsFor(ctx, input)
      if (!tags.ok) return tags
      const { hypothesisId } = input
      const hypothesis = hypothesisId && (await hypothesisById(tx, ctx.hub.id, hypothesisId))
      if (hypothesisId && (!hypothesis || hypothesis.removedAt))
        return refuse('unknown_hypothesis', 'hypothesis')
      if (hypothesis) tags.value.push({ kind: 'hypothesis', tag: hypothesis.id, label: hypothesis.text })
      const id = newId<'Signal'>()
      const day = ctx.today()
      await insertSignal(
        tx,
        {
          ...{ hubId: ctx.hub.id, id, text, hasFile: files.length > 0, day, at: ctx.now() },
          ...{ userId: ctx.actor.userId, author: ctx.actor.name, fromPath: tidyPath(input.fromPath) },
          ...{ state: 'new', reviewOn: null },
          // A person's name is not in it: whoever reads signals need not know who they are about.
          words: searchWords(text, ctx.actor.name, ...tags.value.map(({ label }) => label)),
        },
        tags.value.map((tag) => ({ ...tag, hubId: ctx.hub.id, signalId: id, day })),
      )
      for (const file of files) await keepFile(tx, ctx, fileSubject(id), file)
      await audit(tx, ctx, 'note', 'signal', id, { tags: tags.value.length })
      await emit(tx, ctx, 'trial.signal-noted', id)
      return ok({ id })
    }),
  )
}

type Tag = Pick<TagRow, 'kind' | 'tag' | 'label'>

async function tagsFor(
  ctx: Ctx,
  { tags, serviceId, personId }: SignalInput,
): Promise<Result<Tag[], 'unknown_service' | 'unknown_person'>> {
  const found: Tag[] = readTags(tags ?? '').map((one) => ({ kind: 'word', ...one }))
  if (serviceId) {
    const service = await getService(ctx, serviceId)
    if (!service) return refuse('unknown_service', 'service')
    found.push({ kind: 'service', tag: serviceId, label: service.name })
  }
  if (personId) {
    if (!(await peopleNames(ctx, [personId])).has(personId)) return refuse('unknown_person', 'person')
    found.push({ kind: 'person', tag: personId, label: '' })
  }
  return ok(found)
}

/** Whom a page is about, when it is somebody's record: a signal noted there is about them unless its author says no. */
export async function personOfPage(
  ctx: Ctx,
  path: string | null,
): Promise<{ id: Id<'Person'>; name: string } | null> {
  const id = /^personnes\/([0-9a-f-]{36})(?:\/|$)/.exec(path ?? '')?.[1]
  if (!isId<'Person'>(id)) return null
  const person = await getPerson(ctx, id)
  return person ? { id: person.id, name: `${person.firstName} ${person.lastName}`.trim() } : null
}
