import { isId } from '#kit/id.ts'
import { printable } from '#kit/text.ts'

/**
 * Keyset paging: a page starts after the last row of the one before, so page 10,000 costs what page 1 costs.
 * A cursor is the sort value and the id of a row, opaque in the address.
 */
export type Cursor =
  | { readonly after: readonly [string, string] }
  | { readonly before: readonly [string, string] }

export const PAGE_SIZE = 50
/** Totals are counted up to here; above, the page says « plus de 1 000 ». */
export const COUNT_LIMIT = 1000

const encode = (pair: readonly [string, string]) => Buffer.from(JSON.stringify(pair)).toString('base64url')

function decode(text: string | null): readonly [string, string] | null {
  if (!text) return null
  try {
    const pair: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(pair) || pair.length !== 2) return null
    const [value, id] = pair
    return typeof value === 'string' && printable(value) === value && isId(id) ? [value, id] : null
  } catch {
    return null
  }
}

/**
 * The cursor in `?apres=` or `?avant=`. A broken one means the first page, and so does one that somebody wrote by
 * hand: `fits` says whether the database could compare the sort value.
 */
export function cursorOf(
  params: URLSearchParams,
  fits: (value: string) => boolean = () => true,
): Cursor | null {
  const after = decode(params.get('apres'))
  if (after) return fits(after[0]) ? { after } : null
  const before = decode(params.get('avant'))
  return before && fits(before[0]) ? { before } : null
}

export type Page<Row> = {
  readonly rows: readonly Row[]
  /** Query strings (without `?`) of the neighbouring pages, filters kept; null at an end. */
  readonly previous: string | null
  readonly next: string | null
}

/** The length of a list, counted no further than `COUNT_LIMIT`; `capped` when there are more. */
export type Counted = { readonly total: number; readonly capped: boolean }

/** From a count that stopped at `COUNT_LIMIT + 1`. */
export const counted = (n: number): Counted => ({
  total: Math.min(n, COUNT_LIMIT),
  capped: n > COUNT_LIMIT,
})

/**
 * Makes a page from `PAGE_SIZE + 1` rows as read: in list order for a first or following page, in reverse order
 * when the cursor is `before`. `key` gives a row's sort value and id as the query compares them.
 */
export function pageOf<Row>(
  read: readonly Row[],
  cursor: Cursor | null,
  params: URLSearchParams,
  key: (row: Row) => readonly [string, string],
  size: number = PAGE_SIZE,
): Page<Row> {
  const backwards = cursor !== null && 'before' in cursor
  const more = read.length > size
  const kept = read.slice(0, size)
  const rows = backwards ? kept.reverse() : kept
  const link = (name: 'apres' | 'avant', row: Row | undefined): string | null => {
    if (!row) return null
    const query = new URLSearchParams(params)
    query.delete('apres')
    query.delete('avant')
    query.set(name, encode(key(row)))
    return query.toString()
  }
  const hasPrevious = backwards ? more : cursor !== null
  const hasNext = backwards ? true : more
  return {
    rows,
    previous: hasPrevious ? link('avant', rows[0]) : null,
    next: hasNext ? link('apres', rows.at(-1)) : null,
  }
}

/** Every row of a list, page after page, for an export; the cursor in `params` is not followed. */
export async function* everyRow<Row>(
  params: URLSearchParams,
  list: (params: URLSearchParams) => Promise<Page<Row>>,
): AsyncGenerator<Row> {
  let next: URLSearchParams | null = new URLSearchParams(params)
  next.delete('apres')
  next.delete('avant')
  while (next) {
    const page: Page<Row> = await list(next)
    yield* page.rows
    next = page.next === null ? null : new URLSearchParams(page.next)
  }
}
