import type { Words } from '#kit/words.ts'
import type { fr } from './messages.fr.ts'

export const en: Words<typeof fr> = {
  join: {
    title: (name) => `Membership of ${name}`,
    lede: 'The membership and its payment are recorded together, with a receipt.',
    startsOn: 'From',
    startsOnHelp: (until) => `The current membership runs until ${until}.`,
    months: 'For how long?',
    month: '1 month',
    quarter: '3 months',
    halfYear: '6 months',
    year: '1 year',
    fee: 'Fee',
    feeHelp: 'Write 0 for a free membership: there will be no receipt.',
    means: 'Paid how?',
    reference: 'Cheque number or reference',
    save: 'Record the membership',
    paymentLabel: (from, to) => `Membership fee from ${from} to ${to}`,
  },
  errors: {
    already_member: 'This person already has a membership for these dates.',
    day_in_future: 'The payment cannot be dated tomorrow.',
    ends_before_start: 'The end must come after the start.',
  },
}
