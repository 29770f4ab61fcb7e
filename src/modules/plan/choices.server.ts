import type { Locale } from '#kit/words.ts'
import { MEASURES } from '#modules/measures/index.server.ts'
import type { Plan } from './rules/plan.ts'

export type Choice = { readonly value: string; readonly label: string }

/** What a line may follow and what may measure it, in the reader's language. */
export const choicesOf = (plan: Plan, locale: Locale, except?: string) => ({
  lines: plan.assumptions
    .filter((line) => line.type === 'revenue' && line.id !== except)
    .map((line): Choice => ({ value: line.id, label: line.name })),
  measures: MEASURES.map((m): Choice => ({ value: m.id, label: m.words[locale].name })),
})
