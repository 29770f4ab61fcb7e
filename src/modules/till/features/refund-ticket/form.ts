import { z } from 'zod'
import type { Cents } from '#kit/money.ts'
import { REFUND_MEANS } from '#modules/money/index.server.ts'
import { choiceField, onceField, optionalEuros, textField } from '#platform/forms/fields.ts'

/** A sum for each line of the ticket (`line-1`…), how it is given back and why. */
export const refundForm = (positions: readonly number[]) =>
  z.object({
    intent: choiceField(['all', 'some']),
    means: choiceField(REFUND_MEANS),
    why: textField(200),
    idempotencyKey: onceField(),
    ...Object.fromEntries(positions.map((n) => [`line-${n}`, optionalEuros()])),
  })

/** What was typed by place of the line. */
export const amountsIn = (value: Record<string, unknown>): Map<number, Cents> =>
  new Map(
    Object.entries(value).flatMap(([name, amount]) => {
      const n = /^line-(\d+)$/.exec(name)
      return n && typeof amount === 'bigint' ? [[Number(n[1]), amount as Cents] as const] : []
    }),
  )
