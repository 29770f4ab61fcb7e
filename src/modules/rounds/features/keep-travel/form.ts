import { z } from 'zod'
import { MOST_ADDRESS } from '#modules/rounds/rules/places.ts'
import { MODES, type Mode, type Pace } from '#modules/rounds/rules/vroom/crow.ts'
import { choiceField, optionalDecimal, optionalText, wholeField } from '#platform/forms/fields.ts'

export const SERVICES = ['usual', 'osrm', 'ors', 'crow'] as const
export const PLANNERS = ['palier', 'vroom'] as const
export const MODE_NAMES = Object.keys(MODES) as Mode[]

const speed = () => optionalDecimal(1, 130)
const detour = () => optionalDecimal(1, 5)

export const travelForm = z.object({
  service: choiceField(SERVICES),
  planner: choiceField(PLANNERS),
  start: optionalText(MOST_ADDRESS),
  town_car: speed(),
  road_car: speed(),
  detour_car: detour(),
  town_van: speed(),
  road_van: speed(),
  detour_van: detour(),
  town_bike: speed(),
  road_bike: speed(),
  detour_bike: detour(),
  town_foot: speed(),
  road_foot: speed(),
  detour_foot: detour(),
})
/** Where the ground of maps comes from: read by `rules/map/tiles.ts`. */
export const tilesForm = z.object({ tiles: optionalText(500), credit: optionalText(200) })

/** Months that names stay: the use case says between which. */
export const keepingForm = z.object({ months: wholeField(0, 9999) })

type Typed = z.infer<typeof travelForm>

/** The paces that were typed, each completed with the usual ones of its mode; a mode left blank is not kept. */
export function pacesOf(typed: Typed): Record<string, Pace> {
  const paces: Record<string, Pace> = {}
  for (const mode of MODE_NAMES) {
    const said = { town: typed[`town_${mode}`], road: typed[`road_${mode}`], detour: typed[`detour_${mode}`] }
    if (said.town === undefined && said.road === undefined && said.detour === undefined) continue
    const usual = MODES[mode]
    paces[mode] = {
      town: said.town ?? usual.town,
      road: said.road ?? usual.road,
      detour: said.detour ?? usual.detour,
    }
  }
  return paces
}
