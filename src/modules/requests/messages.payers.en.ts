import type { Words } from '#kit/words.ts'
import type { fr } from './messages.payers.fr.ts'

export const en: Words<typeof fr> = {
  reopened: 'request reopened',
  shared: 'sharing of the price changed',
  alone: 'The person served pays the whole',
  covered: 'covered in whole',
  rest: (amount) => `rest ${amount}`,
  between: (shares) => `Shared: ${shares}`,
  receipt: (number) => `receipt ${number}`,
  solidarity: 'Solidarity fund',
  takes: {
    share: (percent) => `${percent} of the price`,
    fixed: (amount) => `${amount} per request`,
    rest: (amount) => `all above ${amount}`,
  },
  held: {
    ceiling: 'ceiling reached',
    budget: 'budget of the year used up',
    price: 'no more was left to pay',
  },
  ceilings: {
    month: 'ceiling of the month reached',
    quarter: 'ceiling of the quarter reached',
    year: 'ceiling of the year reached',
  },
}
