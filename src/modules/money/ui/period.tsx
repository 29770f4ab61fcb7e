import type { Day } from '#kit/day.ts'
import type { Locale } from '#kit/words.ts'
import { listHref } from '#platform/lists/address.ts'
import { formatDay } from '#ui/dates.ts'
import { Field } from '#ui/Field.tsx'

type Period = { from?: Day; to?: Day }
type Labels = { from: string; to: string }

/** The two days between which a list of the books is read: `du` and `au` of its address. */
export const PeriodFields = ({ from, to, labels }: Period & { labels: Labels }) => (
  <>
    <Field type="date" name="du" label={labels.from} value={from} optional />
    <Field type="date" name="au" label={labels.to} value={to} optional />
  </>
)

/** The days in force as words that lead to the list without them. */
export const periodWords = ({ from, to }: Period, labels: Labels, locale: Locale, search: string) => [
  ...(from
    ? [{ label: `${labels.from} ${formatDay(from, locale)}`, removeHref: listHref(search, { du: null }) }]
    : []),
  ...(to
    ? [{ label: `${labels.to} ${formatDay(to, locale)}`, removeHref: listHref(search, { au: null }) }]
    : []),
]
