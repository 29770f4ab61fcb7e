/** The same list with some words of its address changed (null takes one away), from its first page. */
export function listHref(search: string, change: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(search)
  for (const word of ['apres', 'avant']) query.delete(word)
  for (const [word, value] of Object.entries(change))
    if (value === null) query.delete(word)
    else query.set(word, value)
  return `?${query}`
}
