import type { Mode } from '../rules/vroom/crow.ts'
import { placesIn, type Rows, rowsOf } from './blocks.ts'
import type { TableService } from './service.ts'

const PROFILES: Readonly<Record<Mode, string>> = {
  car: 'driving-car',
  van: 'driving-car',
  bike: 'cycling-electric',
  foot: 'foot-walking',
}

/** openrouteservice's matrix (API v2): the public service with its key, or one's own without any. */
export function openRouteService(url: string, key?: string): TableService {
  const base = url.replace(/\/+$/, '')
  return {
    name: 'openrouteservice',
    knows: () => true,
    async rows(block, all, mode, signal) {
      const { locations, sources, destinations } = placesIn(block, all)
      const answer = await fetch(`${base}/v2/matrix/${PROFILES[mode]}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...(key && { Authorization: key }) },
        body: JSON.stringify({
          locations,
          sources,
          destinations,
          metrics: ['duration', 'distance'],
          units: 'm',
        }),
        signal,
        redirect: 'error',
      })
      if (!answer.ok) {
        await answer.body?.cancel()
        return `http ${answer.status}`
      }
      const told = (await answer.json()) as { durations?: unknown; distances?: unknown }
      const durations = rowsOf(told.durations, block)
      const distances = rowsOf(told.distances, block)
      return durations && distances ? ({ durations, distances } satisfies Rows) : 'an answer that is no table'
    },
  }
}
