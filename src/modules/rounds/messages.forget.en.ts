import type { fr } from './messages.forget.fr.ts'

export const en: typeof fr = {
  title: 'Names, phones and addresses of errands',
  lede: 'An errand noted by hand loses the name, the phone, the address and the words noted some time after it is over. The day, the kilometres, the load and the money stay: the review does not change.',
  months: 'Empty after',
  monthsUnit: 'months',
  monthsHelp: 'From 1 to 60 months after the errand is over, or after a model of round was removed.',
  save: 'Save the time',
  saved: 'The time is saved. It counts from tonight.',
  forget: 'Empty the name, the phone and the address',
  forgetHelp:
    'At once and for good, with the words noted and those of the driver. Nothing else of the errand changes.',
  forgotten: 'The name, the phone, the address and the words noted of this errand are gone.',
  errors: {
    months_wrong: 'Write a number of months, from 1 to 60.',
    not_permitted: 'Only the coordination says how long.',
    errand_open: 'This errand is still to be done: whoever goes there must know who is at the door.',
  },
}
