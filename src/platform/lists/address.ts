import type { Counted, Page } from './keyset.ts'

/** The same list with some words of its address changed (null takes one away), from its first page. */
export function listHref(search: string, change: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(search)
  for (const word of ['apres', 'avant']) query.delete(word)
  for (const [word, value] of Object.entries(change))
    if (value === null) query.delete(word)
    else query.set(word, value)
  return `?${query}`
}

/** Views of a list as links; the one whose filters are in force is current. */
export const viewLinks = (base: string, views: readonly { name: string; search: string }[], search: string) =>
  views.map((view) => ({
    label: view.name,
    href: `${base}?${view.search}`,
    current: view.search === search,
  }))

/** What stands under a list: its neighbouring pages, and its length in words. `at` is the place to come back to. */
export const pagerOf = (
  { previous, next, total, capped }: Omit<Page<unknown>, 'rows'> & Counted,
  words: (total: number, capped: boolean) => string,
  at = '',
) => ({
  previous: previous === null ? undefined : `?${previous}${at}`,
  next: next === null ? undefined : `?${next}${at}`,
  total: words(total, capped),
})
