import { optionalEmail, optionalPhone, optionalText } from '#platform/forms/fields.ts'

/** How to reach a person or an organisation: every part may come later. */
export const contactFields = {
  phone: optionalPhone(),
  email: optionalEmail(),
  street: optionalText(200),
  postcode: optionalText(10).refine((text) => text === undefined || /^\d{5}$/.test(text), {
    message: 'not_a_postcode',
  }),
  city: optionalText(80),
}
