/** An address on one line, or nothing when it could not reach anybody: a street and a town are needed. */
export const addressOf = (at: {
  readonly street: string | null
  readonly postcode: string | null
  readonly city: string | null
}): string =>
  at.street && at.city ? `${at.street}, ${[at.postcode, at.city].filter(Boolean).join(' ')}` : ''
