import type { Id } from '#kit/id.ts'
import { ok, type Result } from '#kit/result.ts'
import { absenceForm, cancelForm } from '#modules/providers/forms/absences.ts'
import { documentForm, withdrawForm } from '#modules/providers/forms/documents.ts'
import { vetForm } from '#modules/providers/forms/vet.ts'
import { announceAbsence, cancelAbsence } from '#modules/providers/use-cases/announce-absence.server.ts'
import { addDocument, withdrawDocument } from '#modules/providers/use-cases/keep-documents.server.ts'
import { moveFile, openFile } from '#modules/providers/use-cases/vet-provider.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { readUpload } from '#platform/files/upload.ts'
import { type FormState, type ReadForm, readForm, refusedForm } from '#platform/forms/form.ts'

export const DONE = ['opened', 'moved', 'saved', 'document', 'withdrawn', 'absence', 'cancelled'] as const
type Done = (typeof DONE)[number]
type Answer = { done: Done } | { intent: string; state: FormState }

/** The paper is optional; one that is joined must be what it says. */
async function paperIn(typed: FormData) {
  const entry = typed.get('file')
  if (!(entry instanceof File) || entry.size === 0) return ok(undefined)
  return await readUpload(entry)
}

/** One posted gesture of the page → its use case. The intent comes back with a refusal, to show it in its form. */
export async function gesture(
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  typed: FormData,
): Promise<Answer> {
  const intent = String(typed.get('intent') ?? '')
  async function after<T>(
    form: ReadForm<T>,
    done: Done,
    act: (value: T) => Promise<Result<unknown>>,
  ): Promise<Answer> {
    if (!form.ok) return { intent, state: { values: form.values, errors: form.errors } }
    const did = await act(form.value)
    return did.ok ? { done } : { intent, state: refusedForm(form.values, did) }
  }
  if (intent === 'open') {
    const opened = await openFile(ctx, organisationId)
    return opened.ok ? { done: 'opened' } : { intent, state: refusedForm({}, opened) }
  }
  if (intent === 'document')
    return await after(readForm(documentForm, typed), 'document', async (value) => {
      const paper = await paperIn(typed)
      return paper.ok ? await addDocument(ctx, { ...value, organisationId, upload: paper.value }) : paper
    })
  if (intent === 'withdraw')
    return await after(readForm(withdrawForm, typed), 'withdrawn', (value) =>
      withdrawDocument(ctx, organisationId, value.document),
    )
  if (intent === 'absence')
    return await after(readForm(absenceForm, typed), 'absence', (value) =>
      announceAbsence(ctx, { ...value, organisationId }),
    )
  if (intent === 'cancel-absence')
    return await after(readForm(cancelForm, typed), 'cancelled', (value) =>
      cancelAbsence(ctx, organisationId, value.absence),
    )
  return await after(readForm(vetForm, typed), 'moved', (value) =>
    moveFile(ctx, { ...value, organisationId }),
  )
}
