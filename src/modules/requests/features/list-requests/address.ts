import type { Phase } from '#modules/requests/rules/life.ts'
import { listHref } from '#platform/lists/address.ts'

/** The tabs of the list: what each shows, and its word in the address. */
export const TABS = [
  { word: 'a-traiter', phase: 'triage' },
  { word: 'en-cours', phase: 'work' },
  { word: 'a-encaisser', phase: 'collect' },
  { word: 'a-recevoir', phase: 'billed' },
  { word: 'terminees', phase: 'over' },
] as const satisfies readonly { word: string; phase: Phase }[]

/** Values of a filter, whether repeated (as boxes send them) or joined by commas (as saved views keep them). */
export const valuesOf = (params: URLSearchParams, word: string): string[] =>
  params.getAll(word).flatMap((text) => text.split(','))

/** The address as pages and saved views keep it: nothing empty, each word once. */
export function tidyAddress(params: URLSearchParams): URLSearchParams {
  const tidy = new URLSearchParams()
  for (const word of new Set(params.keys())) {
    const values = valuesOf(params, word).filter((value) => value !== '')
    if (values.length > 0) tidy.set(word, word === 'etat' ? values.join(',') : (params.get(word) ?? ''))
  }
  return tidy
}

/** The list without a filter, or without one of its values. */
export function hrefWithout(search: string, word: string, value?: string): string {
  const kept = valuesOf(new URLSearchParams(search), word).filter((one) => one !== value)
  return listHref(search, { [word]: value === undefined || kept.length === 0 ? null : kept.join(',') })
}
