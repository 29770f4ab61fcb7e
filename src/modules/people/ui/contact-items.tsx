import { showPhone } from '../rules/names.ts'

type Contact = Readonly<Record<'phone' | 'email' | 'street' | 'postcode' | 'city', string | null>>

/** Phone, e-mail and address as facts; a phone and an e-mail can be touched. */
export const contactItems = (
  { phone, email, street, postcode, city }: Contact,
  words: { phone: string; email: string; street: string },
) => [
  { term: words.phone, value: phone && <a href={`tel:${phone}`}>{showPhone(phone)}</a> },
  { term: words.email, value: email && <a href={`mailto:${email}`}>{email}</a> },
  {
    term: words.street,
    value: [street, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', '),
  },
]
