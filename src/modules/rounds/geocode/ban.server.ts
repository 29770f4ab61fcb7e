import { whyNot } from '../travel/routed.server.ts'

export type Found = {
  readonly lon: number
  readonly lat: number
  /** What was found, as the base writes it. */
  readonly label: string
  /** 0 to 1. */
  readonly score: number
  /** A house or a street; else only a place name or a town. */
  readonly exact: boolean
}

/** Finds addresses: null when there is none, a few words when it could not be asked. */
export type Geocoder = {
  readonly name: string
  find(address: string, signal: AbortSignal): Promise<Found | null | { failure: string }>
}

/** The State's own service of the Base Adresse Nationale: free, without a key, fifty requests per second. */
const USUAL_URL = 'https://data.geopf.fr/geocodage'

/** The Base Adresse Nationale, through its address service (`/search`, GeoJSON). Only the address is sent, never a name. */
export function baseAdresseNationale(url: string = USUAL_URL): Geocoder {
  const base = url.replace(/\/+$/, '')
  return {
    name: 'ban',
    async find(address, signal) {
      try {
        const query = new URLSearchParams({ q: address, limit: '1' })
        const answer = await fetch(`${base}/search?${query}`, { signal, redirect: 'error' })
        if (!answer.ok) {
          await answer.body?.cancel()
          return { failure: `http ${answer.status}` }
        }
        return foundIn(await answer.json())
      } catch (error) {
        return { failure: whyNot(error) }
      }
    },
  }
}

/** The first feature of a stranger's answer, when it is one. */
function foundIn(answer: unknown): Found | null | { failure: string } {
  const { features } = (answer ?? {}) as { features?: unknown }
  if (!Array.isArray(features)) return { failure: 'an answer that is no list' }
  const [feature] = features as {
    geometry?: { coordinates?: unknown }
    properties?: Record<string, unknown>
  }[]
  if (!feature) return null
  const [lon, lat] = Array.isArray(feature.geometry?.coordinates) ? feature.geometry.coordinates : []
  const { label, score, type } = feature.properties ?? {}
  const isPlace =
    typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90
  if (!isPlace) return { failure: 'an answer without a place' }
  return {
    lon,
    lat,
    label: typeof label === 'string' ? label.slice(0, 300) : '',
    score: typeof score === 'number' && score >= 0 && score <= 1 ? score : 0,
    exact: type === 'housenumber' || type === 'street',
  }
}

/** The geocoder of the installation: `BAN_URL` names another server of the base, `off` none at all. */
export function geocoderOfEnvironment(): Geocoder | null {
  const { BAN_URL: url } = process.env
  if (url === 'off') return null
  return baseAdresseNationale(url && /^https?:\/\/./.test(url) ? url : USUAL_URL)
}
