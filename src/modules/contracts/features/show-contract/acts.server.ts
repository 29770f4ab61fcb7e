import { z } from 'zod'
import type { Result } from '#kit/result.ts'
import { ok } from '#kit/result.ts'
import { decimalField } from '#modules/contracts/contract-form.ts'
import { addCoverage } from '#modules/contracts/coverages/save.server.ts'
import { PERIODS } from '#modules/contracts/rules/coverages.ts'
import type { ContractRow } from '#modules/contracts/store.server.ts'
import { addEligibles, removeEligible, useCode } from '#modules/contracts/use-cases/employees.server.ts'
import {
  dropDraft,
  noteIndex,
  renewContract,
  signContract,
  terminateContract,
  withdrawNotice,
} from '#modules/contracts/use-cases/move-contract.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import {
  choiceField,
  dayField,
  idField,
  onceField,
  optionalChoice,
  optionalEuros,
  optionalText,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'
import { type Verbs, verb } from '#platform/forms/verbs.server.ts'

const key = { idempotencyKey: onceField() }
const why = z.object({ why: textField(500), ...key })
const person = z.object({ personId: idField<'Person'>() })

const told = async (answer: Promise<Result<unknown>>): Promise<Result<{ id: string }>> => {
  const done = await answer
  return done.ok ? ok({ id: '' }) : done
}

/** What the page of a contract can do, by the word of its form. */
export const actsOn = ({ id, organisationId, eligibles, title }: ContractRow): Verbs => ({
  cover: verb(
    z.object({
      name: textField(120),
      percent: wholeField(1, 100),
      ceiling: optionalEuros(1n),
      period: choiceField(PERIODS),
      budget: optionalEuros(1n),
      ...key,
    }),
    (ctx, { percent, ceiling, period, ...input }) =>
      addCoverage(ctx, {
        ...input,
        ...{ payerOrganisationId: organisationId, contractId: id, takes: 'share', permille: percent * 10 },
        ...{ serviceScope: 'all', peopleScope: eligibles === 'all' ? 'employees' : 'everybody' },
        ...{ ceiling, period: ceiling === undefined ? undefined : period },
        ...{ fromDay: ctx.today(), rank: 1, note: title },
      }),
    () => '?fait=covered#prises-en-charge',
  ),
  sign: verb(
    z.object({ signedOn: dayField(), ...key }),
    (ctx, input) => told(signContract(ctx, { id, ...input })),
    () => '?fait=signed',
  ),
  terminate: verb(
    z.object({ endsOn: dayField(), why: textField(500), agreed: optionalChoice(['on'] as const), ...key }),
    (ctx, input) => told(terminateContract(ctx, { id, ...input, agreed: input.agreed === 'on' })),
    () => '?fait=terminated',
  ),
  withdraw: verb(
    why,
    (ctx, input) => told(withdrawNotice(ctx, { id, ...input })),
    () => '?fait=withdrawn',
  ),
  renew: verb(
    z.object({ months: wholeField(1, 120), ...key }),
    (ctx, input) => told(renewContract(ctx, { id, ...input })),
    () => '?fait=renewed',
  ),
  drop: verb(
    why,
    (ctx, input) => told(dropDraft(ctx, { id, ...input })),
    () => '?fait=dropped',
  ),
  index: verb(
    z.object({ onDay: dayField(), value: decimalField(3, 2_000_000_000) }),
    (ctx, { onDay, value }) => told(noteIndex(ctx, { id, onDay, value: value ?? 0 })),
    () => '?fait=index',
  ),
  'add-employee': verb(
    person,
    (ctx, { personId }) => told(addEligibles(ctx, { contractId: id, personIds: [personId] })),
    () => '?fait=employee#salaries',
  ),
  'remove-employee': verb(
    person,
    (ctx, { personId }) => told(removeEligible(ctx, { contractId: id, personId })),
    () => '?fait=employee#salaries',
  ),
  code: verb(
    person.extend({ code: optionalText(40) }),
    (ctx: Ctx, { personId, code }) => told(useCode(ctx, { personId, code: code ?? '' })),
    () => '?fait=code#salaries',
  ),
})
