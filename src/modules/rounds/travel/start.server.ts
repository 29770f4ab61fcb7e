import { identityOf } from '#modules/money/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { placesByKey } from '../geocode/store.server.ts'
import { type Point, placeKey } from '../rules/places.ts'
import { settingsOf } from './settings.server.ts'

export type Start = {
  /** Empty: nobody said where. */
  readonly address: string
  /** Null: nobody knows where that is. */
  readonly point: Point | null
}

/** Where rounds leave from and come back to: what the settings say, else the address of the hub's papers. */
export async function startOf(ctx: Ctx): Promise<Start> {
  const { start } = await settingsOf(ctx)
  const { street, postcode, city } = await identityOf(ctx)
  const written = [`${street}, ${postcode} ${city}`, `${street}, ${city}`, street]
  const addresses = start !== '' ? [start] : street !== '' ? written : []
  const known = await ctx.read((tx) => placesByKey(tx, ctx.hub.id, addresses.map(placeKey)))
  for (const address of addresses) {
    const place = known.get(placeKey(address))
    if (place && place.lon !== null && place.lat !== null)
      return { address, point: { lon: place.lon, lat: place.lat } }
  }
  return { address: addresses[0] ?? '', point: null }
}
