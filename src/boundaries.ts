/**
 * The import rule of the house, as data. `test/boundaries.test.ts` reads every import of the tree through it.
 * Modules stand from left to right: one imports only doors of modules further left; answers come back as events.
 */
const MODULE_ORDER = [
  'people',
  'notices',
  'catalogue',
  'providers',
  'money',
  'billing',
  'contracts',
  'subscriptions',
  'requests',
  'depot',
  'shop',
  'volunteering',
  'exchange',
  'events',
  'rounds',
  'till',
  'bank',
  'certificates',
  'portals',
  'funding',
  'measures',
  'plan',
  'trial',
  'impact',
  'network',
] as const

/** What one module shows to the others. */
const DOORS = /^(index\.server\.ts$|measures\.ts$|ui\/)/

/** A file's place: `kit`, `ui`, `platform`, `module`, or the front door (files directly in `src/`). */
type ModulePlace = { area: 'module'; path: string; module: string; inside: string }
type Place = { area: 'kit' | 'ui' | 'platform' | 'front'; path: string } | ModulePlace

function placeOf(path: string): Place {
  const [first = '', module = '', ...rest] = path.split('/')
  if (first === 'modules') return { area: 'module', path, module, inside: rest.join('/') }
  if (first === 'kit' || first === 'ui' || first === 'platform') return { area: first, path }
  return { area: 'front', path }
}

const OUTSIDE_RULES = new Set([
  'node:',
  'react',
  'drizzle-orm',
  'pg',
  'hono',
  '@react-router',
  'react-router',
])

const featureOf = (inside: string) => /^features\/([^/]+)\//.exec(inside)?.[1]

/** Which rule an import breaks, or null. Paths are relative to `src/`; `to` is null for a package. */
export function broken(from: string, specifier: string, to: string | null): string | null {
  if (specifier.includes('../../')) return 'climbs two folders: use #modules/…, #platform/…, #ui/… or #kit/…'
  const here = placeOf(from)
  const inRules = here.area === 'module' && here.inside.startsWith('rules/') && !from.includes('.test.')
  if (to === null) {
    const foreign = [...OUTSIDE_RULES].some(
      (p) => specifier === p || specifier.startsWith(p === 'node:' ? p : `${p}/`),
    )
    return inRules && foreign ? 'rules are pure: no database, clock, React or server' : null
  }
  const there = placeOf(to)
  if (there.area === 'front' && here.area !== 'front') return 'nobody imports the front door'
  if (here.area === 'kit') return there.area === 'kit' ? null : 'kit imports nothing of ours'
  if (here.area === 'ui') return there.area === 'ui' || there.area === 'kit' ? null : 'ui imports only kit'
  if (here.area === 'platform')
    return there.area === 'platform' || there.area === 'kit' ? null : 'platform imports only kit'
  if (here.area !== 'module') return null
  return brokenInModule(here, there, inRules, from, to)
}

function brokenInModule(
  here: ModulePlace,
  there: Place,
  inRules: boolean,
  from: string,
  to: string,
): string | null {
  if (inRules) {
    const own = there.area === 'module' && there.module === here.module && there.inside.startsWith('rules/')
    return own || there.area === 'kit' ? null : 'rules import only kit and their own folder'
  }
  if (there.area !== 'module') return null
  if (there.module === here.module) {
    const mine = featureOf(here.inside)
    const theirs = featureOf(there.inside)
    if (mine && theirs && mine !== theirs) return 'no feature imports another feature'
    const inward = /^(rules\/|tables\.ts|store\.server\.ts)/.test(here.inside)
    if (inward && theirs) return 'rules and store never import back from a feature'
    if (/use-case\.server\.ts$/.test(from) && /route\.tsx?$/.test(to))
      return 'a use case never imports its route'
    return null
  }
  const order: readonly string[] = MODULE_ORDER
  const left = order.indexOf(there.module)
  const mine = order.indexOf(here.module)
  if (left === -1 || mine === -1) return 'a module that the order does not name'
  if (left >= mine) return 'imports a module that is not further left'
  return DOORS.test(there.inside) || from.includes('.test.')
    ? null
    : 'enters another module by the window: only index.server.ts, ui/ or measures.ts'
}
