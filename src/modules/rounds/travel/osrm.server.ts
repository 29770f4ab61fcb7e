import type { Mode } from '../rules/vroom/crow.ts'
import { placesIn, type Rows, rowsOf } from './blocks.ts'
import type { TableService } from './service.ts'

/** The words that OSRM's own addresses use; what is driven is what its server was built for. */
const PROFILES: Readonly<Record<Mode, string>> = {
  car: 'driving',
  van: 'driving',
  bike: 'cycling',
  foot: 'walking',
}

/**
 * OSRM's service `table` (project-osrm.org, API v1). One server knows one way of moving: `url` is that of cars and vans
 * unless `{mode}` stands in it, which becomes `car`, `van`, `bike` or `foot`.
 */
export function osrm(url: string): TableService {
  const base = url.replace(/\/+$/, '')
  return {
    name: 'osrm',
    knows: (mode) => url.includes('{mode}') || mode === 'car' || mode === 'van',
    async rows(block, all, mode, signal) {
      const { locations, sources, destinations } = placesIn(block, all)
      const path = locations.map(([lon, lat]) => `${lon.toFixed(6)},${lat.toFixed(6)}`).join(';')
      const query = `annotations=duration,distance&sources=${sources.join(';')}&destinations=${destinations.join(';')}`
      const host = base.replaceAll('{mode}', mode)
      const answer = await fetch(`${host}/table/v1/${PROFILES[mode]}/${path}?${query}`, {
        signal,
        redirect: 'error',
      })
      if (!answer.ok) {
        await answer.body?.cancel()
        return `http ${answer.status}`
      }
      const told = (await answer.json()) as { code?: unknown; durations?: unknown; distances?: unknown }
      if (told.code !== 'Ok') return `code ${String(told.code).slice(0, 40)}`
      const durations = rowsOf(told.durations, block)
      const distances = rowsOf(told.distances, block)
      return durations && distances ? ({ durations, distances } satisfies Rows) : 'an answer that is no table'
    },
  }
}
