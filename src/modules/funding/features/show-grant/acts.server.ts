import { z } from 'zod'
import type { Id } from '#kit/id.ts'
import { instalmentForm } from '#modules/funding/grant-form.ts'
import type { GrantVerb } from '#modules/funding/rules/life.ts'
import {
  addInstalment,
  removeInstalment,
  unlinkInstalment,
} from '#modules/funding/use-cases/instalments.server.ts'
import { moveGrant, noteReport } from '#modules/funding/use-cases/move-grant.server.ts'
import { dayField, idField, onceField } from '#platform/forms/fields.ts'
import { type Verbs, verb } from '#platform/forms/verbs.server.ts'

const step = (id: Id<'Grant'>, word: GrantVerb) =>
  verb(
    z.object({ idempotencyKey: onceField() }),
    (ctx, input) => moveGrant(ctx, id, word, input),
    () => '?fait=moved',
  )
const part = z.object({ instalment: idField<'Instalment'>() })

/** What the page of a grant can do, by the word of its form. */
export const actsOn = (id: Id<'Grant'>): Verbs => ({
  apply: step(id, 'apply'),
  grant: step(id, 'grant'),
  refuse: step(id, 'refuse'),
  end: step(id, 'end'),
  back: step(id, 'back'),
  'add-instalment': verb(
    instalmentForm,
    (ctx, input) => addInstalment(ctx, id, input),
    () => '?fait=added#versements',
  ),
  'remove-instalment': verb(
    part,
    (ctx, { instalment }) => removeInstalment(ctx, id, instalment),
    () => '?fait=removed#versements',
  ),
  unlink: verb(
    part,
    (ctx, { instalment }) => unlinkInstalment(ctx, id, instalment),
    () => '?fait=unlinked#versements',
  ),
  report: verb(
    z.object({ reportedOn: dayField() }),
    (ctx, { reportedOn }) => noteReport(ctx, id, reportedOn),
    () => '?fait=reported',
  ),
  unreport: verb(
    z.object({}),
    (ctx) => noteReport(ctx, id, null),
    () => '?fait=reported',
  ),
})
