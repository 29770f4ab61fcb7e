/** How a service is sold, as its catalogue says: per job, per hour… and its usual time of one unit, in minutes. */
type Sold = { readonly unit: string; readonly minutes: number }

/**
 * How much of a wallet a job takes. Visits: one for each job or trip, one for the whole of what is counted by the hour or
 * by the piece (somebody comes once). Hours, in minutes: those sold, or else the usual time of the service, as many times
 * as asked. Null where it cannot be counted so: what is paid by the month.
 */
export function needOf(
  sold: Sold | undefined,
  quantity: number,
): { visits: number | null; hours: number | null } {
  if (!sold || sold.unit === 'month') return { visits: null, hours: null }
  const visits = sold.unit === 'job' || sold.unit === 'trip' ? quantity : 1
  const each = sold.unit === 'hour' ? 60 : sold.unit === 'half-hour' ? 30 : sold.minutes
  return { visits, hours: each > 0 ? each * quantity : null }
}
