import { ok, type Result, refuse } from '#kit/result.ts'

/** Where the ground of maps comes from. Empty: nowhere, maps are plain sketches. */
export type Tiles = {
  /** A style (MapLibre's JSON), or images by `{z}`, `{x}` and `{y}`. */
  readonly url: string
  /** Whom the map is owed to, as its owner asks it to be written. */
  readonly credit: string
}

/**
 * The address of a style or of images, as a person types it; empty is none. Refuses what is no web address, one with a
 * password in it, one whose site changes by image (`{s}`): a page may only talk to sites that it names.
 */
export function readTiles(typed: string): Result<string, 'not_tiles'> {
  const url = typed.trim()
  if (url === '') return ok('')
  if (!/^https?:\/\//i.test(url) || /\s/.test(url) || !URL.canParse(url)) return refuse('not_tiles', 'tiles')
  const { username, password, hostname } = new URL(url)
  // A host may hold signs that end a rule of the page's policy.
  if (username || password || !/^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])$/.test(hostname))
    return refuse('not_tiles', 'tiles')
  const holes: string[] = url.match(/\{[^}]*\}/g) ?? []
  const images = ['{z}', '{x}', '{y}'].every((hole) => holes.includes(hole))
  return holes.length === 0 || (images && holes.length === 3) ? ok(url) : refuse('not_tiles', 'tiles')
}

/** The site that a page must be allowed to talk to. */
export const siteOf = (url: string): string => new URL(url).origin

/** Pixels of a side of an image, as the slippy maps of the web have them. */
const TILE = 256

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)

/** What the map library is given: the style's address, or a style made of the images. It writes the credit as HTML. */
export function styleOf({ url, credit }: Tiles) {
  if (!url.includes('{z}')) return url
  return {
    version: 8 as const,
    sources: {
      ground: { type: 'raster' as const, tiles: [url], tileSize: TILE, attribution: escaped(credit) },
    },
    layers: [{ id: 'ground', type: 'raster' as const, source: 'ground' }],
  }
}
