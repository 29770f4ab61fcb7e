import { z } from 'zod'
import { type Id, isId } from '#kit/id.ts'
import { DENOMINATIONS } from '#modules/bank/rules/remittance.ts'
import { dayField, idField, onceField, optionalEuros, optionalWhole } from '#platform/forms/fields.ts'

const counts = Object.fromEntries(
  DENOMINATIONS.map((value) => [`n${value}`, optionalWhole(0, 100_000)]),
) as Record<`n${(typeof DENOMINATIONS)[number]}`, ReturnType<typeof optionalWhole>>

/** What leaves for the bank: payments ticked, or cash as a sum or as notes and coins. */
export const remittanceForm = z
  .object({
    accountId: idField<'BankAccount'>(),
    day: dayField(),
    payments: z
      .union([z.string(), z.array(z.string())])
      .optional()
      .transform((v) =>
        (v === undefined ? [] : [v].flat()).filter((one): one is Id<'Payment'> => isId<'Payment'>(one)),
      ),
    fee: optionalEuros(),
    amount: optionalEuros(1n),
    idempotencyKey: onceField(),
  })
  .extend(counts)
  .transform(({ accountId, day, payments, fee, amount, idempotencyKey, ...rest }) => {
    const cash = Object.fromEntries(
      Object.entries(rest).flatMap(([name, n]) =>
        typeof n === 'number' && n > 0 ? [[name.slice(1), n]] : [],
      ),
    )
    return {
      accountId,
      day,
      paymentIds: payments,
      fee,
      amount,
      cash: Object.keys(cash).length > 0 ? cash : undefined,
      idempotencyKey,
    }
  })
