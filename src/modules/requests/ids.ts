import { type Id, isId } from '#kit/id.ts'

const MOST = 100

/** The requests that an address names, for a page about several: `?ids=a,b` or repeated. */
export const idsIn = (params: URLSearchParams): Id<'Request'>[] =>
  params
    .getAll('ids')
    .flatMap((part) => part.split(','))
    .filter((id) => isId<'Request'>(id))
    .slice(0, MOST)
