/**
 * What moves a cost or an income to the year it belongs to (règlement ANC 2014-03, art. 944-48 and 944-40): the account
 * where it waits, on the side of the end of the year. The other side is the cost or the income itself.
 */
export const TEMPLATES = {
  'prepaid-expense': { debit: '486', credit: '6' },
  'deferred-income': { debit: '7', credit: '487' },
  'expense-due': { debit: '6', credit: '408' },
  'income-due': { debit: '418', credit: '7' },
  'other-expense-due': { debit: '6', credit: '4686' },
  'other-income-due': { debit: '4687', credit: '7' },
} as const
export type Template = keyof typeof TEMPLATES

export const templateOf = (word: string | null): Template | null =>
  word && Object.hasOwn(TEMPLATES, word) ? (word as Template) : null

/** What the first two lines of a form begin with: whole account numbers only. */
export function beginWith(template: Template | null): Record<string, string> {
  if (!template) return {}
  const { debit, credit } = TEMPLATES[template]
  const whole = (code: string) => (code.length >= 3 ? code : '')
  return { account0: whole(debit), account1: whole(credit) }
}
