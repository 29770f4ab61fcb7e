/** What pages of other modules need to ask for a rule: its choices and its words. */
export { recurringEn } from '../messages.recurring.en.ts'
export { recurringFr } from '../messages.recurring.fr.ts'
export { HOLIDAYS, NTHS, RHYTHMS, WEEKDAYS, wordsOfRule } from '../rules/recurrence.ts'
