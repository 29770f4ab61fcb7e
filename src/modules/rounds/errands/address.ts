/** An address on one line, as it is found on a map and read on a sheet. */
export const addressOf = (door: {
  street: string | null
  postcode: string | null
  city: string | null
}): string => [door.street, [door.postcode, door.city].filter(Boolean).join(' ')].filter(Boolean).join(', ')
