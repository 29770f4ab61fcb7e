import type { Words } from '#kit/words.ts'
import type { fr } from './messages.fr.ts'

export const en: Words<typeof fr> = {
  errors: {
    required: 'Fill in this field.',
    invalid: 'This value does not fit.',
    too_long: 'Too long: shorten this text.',
    too_small: 'This number is too small.',
    too_large: 'This number is too large.',
    not_a_number: 'Write a number, such as 12.5.',
    not_a_whole_number: 'Write a whole number, such as 12.',
    not_an_amount: 'Write an amount in euros, such as 12.50.',
    amount_too_small: 'This amount is too small.',
    amount_too_large: 'This amount is too large: check the decimal point.',
    not_a_day: 'Write a date that exists, such as 2026-02-03.',
    not_an_email: 'Write a full address, such as claire@example.org.',
    not_a_phone: 'Write a phone number with ten digits.',
    unknown_choice: 'Choose a value from the list.',
    not_permitted: 'Your role does not allow this. Ask the coordinator.',
    changed_meanwhile: 'Somebody changed this meanwhile. Read it again, then retry.',
    not_found: 'Not found: it may have been removed.',
  },
  refused: 'Nothing was saved.',
}
