import { z } from 'zod'
import { cents, toInput } from '#kit/money.ts'
import {
  choiceField,
  dayField,
  eurosField,
  idField,
  onceField,
  optionalChoice,
  optionalEuros,
  optionalId,
  optionalText,
  optionalWhole,
  textField,
  wholeField,
} from '#platform/forms/fields.ts'
import type { TermsInput } from './rules/contract.ts'
import { ELIGIBLES, INDEXATIONS, PERS, ROUNDINGS } from './rules/terms.ts'
import type { Agreed, ContractRow } from './store.server.ts'
import type { ContractInput } from './use-cases/write-contract.server.ts'

/** Rows of services that the form shows; the last ones are folded. */
export const VOLUME_ROWS = 6
const ROWS = Array.from({ length: VOLUME_ROWS }, (_, i) => i + 1)

/** A number with decimals → a whole number of 10^−`decimals`: `2,15` → 215 with two. */
export const decimalField = (decimals: number, max: number) =>
  optionalText(20).transform((text, check) => {
    if (text === undefined) return undefined
    const tidy = text.replace(/[\s\u00a0\u202f%]/g, '').replace(',', '.')
    const value = Math.round(Number(tidy) * 10 ** decimals)
    if (/^\d+(\.\d+)?$/.test(tidy) && value <= max) return value
    check.addIssue({ code: 'custom', message: 'not_a_decimal' })
    return z.NEVER
  })

const rowFields = (n: number) => ({
  [`service${n}`]: optionalId<'Service'>(),
  [`included${n}`]: optionalWhole(0, 100_000),
  [`per${n}`]: optionalChoice(PERS),
  [`unitPrice${n}`]: optionalEuros(),
})

const termsFields = {
  annualFee: eurosField(),
  payEvery: choiceField(PERS),
  inAdvance: choiceField(['advance', 'after'] as const),
  indexation: choiceField(INDEXATIONS),
  indexRate: decimalField(2, 10_000),
  indexName: optionalText(40),
  indexBase: decimalField(3, 2_000_000_000),
  rounding: choiceField(ROUNDINGS),
  ...(Object.assign({}, ...ROWS.map(rowFields)) as Record<string, z.ZodType>),
}

/** What the boxes of the terms hold once read: the rows of services are gathered from their numbered names. */
function termsOf(form: Record<string, unknown>, check: z.RefinementCtx): TermsInput {
  const volumes = ROWS.flatMap((n) => {
    const serviceId = form[`service${n}`] as TermsInput['volumes'][number]['serviceId'] | undefined
    if (!serviceId) return []
    const included = form[`included${n}`] as number | undefined
    const unitPrice = form[`unitPrice${n}`] as TermsInput['annualFee'] | undefined
    if (included === undefined || unitPrice === undefined) {
      check.addIssue({ code: 'custom', message: 'row_incomplete', path: [`service${n}`] })
      return []
    }
    return [{ serviceId, included, per: (form[`per${n}`] as 'month' | undefined) ?? 'month', unitPrice }]
  })
  const { annualFee, payEvery, indexation, indexRate, indexName, indexBase, rounding } = form as TermsInput
  return {
    ...{ annualFee, payEvery, inAdvance: form.inAdvance === 'advance', indexation },
    ...{ indexRate, indexName, indexBase, rounding, volumes },
  }
}

/** A contract as its form writes it. */
export const contractForm = z
  .object({
    organisationId: idField<'Organisation'>(),
    title: textField(120),
    startsOn: dayField(),
    endsOn: dayField(),
    noticeMonths: wholeField(0, 120),
    renewal: choiceField(['none', 'tacit'] as const),
    renewalMonths: optionalWhole(1, 120),
    eligibles: choiceField(ELIGIBLES),
    code: optionalText(40),
    codeLimit: optionalWhole(1, 100_000),
    note: optionalText(2000),
    idempotencyKey: onceField(),
    ...termsFields,
  })
  .transform((form, check): ContractInput => {
    const { renewal, renewalMonths, organisationId, title, startsOn, endsOn } = form
    return {
      ...{ organisationId, title, startsOn, endsOn, noticeMonths: form.noticeMonths },
      renewalMonths: renewal === 'tacit' ? (renewalMonths ?? 12) : undefined,
      ...{ eligibles: form.eligibles, code: form.code, codeLimit: form.codeLimit, note: form.note },
      terms: termsOf(form, check),
      idempotencyKey: form.idempotencyKey,
    }
  })

/** New terms from a day on. */
export const amendForm = z
  .object({ fromDay: dayField(), why: textField(500), idempotencyKey: onceField(), ...termsFields })
  .transform((form, check) => ({
    ...{ fromDay: form.fromDay, why: form.why, idempotencyKey: form.idempotencyKey },
    terms: termsOf(form, check),
  }))

/** 215 with two decimals → `2,15`. */
export const decimalText = (value: number, decimals: number): string =>
  (value / 10 ** decimals).toFixed(decimals).replace('.', ',').replace(/,?0+$/, '')

/** What the boxes of the terms show of terms already agreed. */
export function termsValues(terms: Agreed): Record<string, string> {
  const rows = terms.volumes.map(({ serviceId, included, per, unitPrice }, i) => ({
    [`service${i + 1}`]: serviceId,
    [`included${i + 1}`]: String(included),
    [`per${i + 1}`]: per,
    [`unitPrice${i + 1}`]: toInput(unitPrice),
  }))
  return Object.assign(
    {
      annualFee: toInput(cents(terms.annualFee)),
      payEvery: terms.payEvery,
      inAdvance: terms.inAdvance ? 'advance' : 'after',
      indexation: terms.indexation,
      indexRate: terms.indexRate === null ? '' : decimalText(terms.indexRate, 2),
      indexName: terms.indexName ?? '',
      indexBase: terms.indexBase === null ? '' : decimalText(terms.indexBase, 3),
      rounding: terms.rounding,
    },
    ...rows,
  )
}

/** The same of a whole contract. */
export const contractValues = (contract: ContractRow, terms: Agreed): Record<string, string> => ({
  organisationId: contract.organisationId,
  title: contract.title,
  startsOn: contract.startsOn,
  endsOn: contract.endsOn,
  noticeMonths: String(contract.noticeMonths),
  renewal: contract.renewalMonths ? 'tacit' : 'none',
  renewalMonths: contract.renewalMonths ? String(contract.renewalMonths) : '',
  eligibles: contract.eligibles,
  code: contract.code ?? '',
  codeLimit: contract.codeLimit ? String(contract.codeLimit) : '',
  note: contract.note,
  ...termsValues(terms),
})

/** What a new contract starts with. */
export const NEW_TERMS: Record<string, string> = {
  payEvery: 'quarter',
  inAdvance: 'advance',
  indexation: 'none',
  rounding: 'cent',
}
