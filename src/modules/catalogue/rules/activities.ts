/** Families of services, from the activities of both seeds. */
export const ACTIVITIES = [
  'errands',
  'home-services',
  'laundry',
  'repairs',
  'parcels',
  'lockers',
  'grocery',
  'cafe',
  'postal-counter',
  'cash-withdrawal',
  'digital-help',
  'mobility',
  'workplace',
  'authority-service',
  'building-service',
  'events',
] as const
export type Activity = (typeof ACTIVITIES)[number]

/** What one price buys. */
export const PRICE_UNITS = ['job', 'half-hour', 'hour', 'item', 'month', 'trip'] as const
export type PriceUnit = (typeof PRICE_UNITS)[number]

/** January to December, as forms send them. */
export const MONTHS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const
