import type { Day } from '#kit/day.ts'
import { zero } from '#kit/money.ts'
import { dayPlan } from '#modules/rounds/day/day-plan.server.ts'
import { type TriedDay, tryErrand } from '#modules/rounds/day/try.server.ts'
import { isPlaced } from '#modules/rounds/errands/collect.server.ts'
import { USUAL_MINUTES } from '#modules/rounds/errands/facts.server.ts'
import { placeAddresses } from '#modules/rounds/geocode/geocode.server.ts'
import type { Errand } from '#modules/rounds/rules/errands/errand.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type FormState, readForm } from '#platform/forms/form.ts'
import { type Imagined, imaginedForm } from './form.ts'

export type Tried = {
  /** What is tried: one that waits, or what was typed. */
  readonly errand: Errand | null
  readonly typed: Imagined | null
  readonly day: TriedDay
}
export type TryPage = {
  readonly waiting: readonly Errand[]
  /** No round of that day can still be changed. */
  readonly none: boolean
  readonly tried: Tried | null
  readonly refused: FormState | null
}

/** What the address asks to try: `course`, one that waits; or, with `essayer`, a stop that is imagined. */
export async function tryPage(ctx: Ctx, day: Day, params: URLSearchParams): Promise<TryPage> {
  const { waiting, rounds } = await dayPlan(ctx, day)
  const none = !rounds.some(({ state }) => state === 'draft' || state === 'ready')
  const page = { waiting: waiting.slice(0, MOST_SHOWN), none, tried: null, refused: null }
  const errand = waiting.find(({ key }) => key === params.get('course'))
  if (errand) {
    if (!isPlaced(errand)) return { ...page, refused: refused({}, 'course', 'not_placed') }
    return { ...page, tried: { errand, typed: null, day: await tryErrand(ctx, day, errand) } }
  }
  if (!params.has('essayer')) return page
  const form = readForm(imaginedForm, formOf(params))
  if (!form.ok) return { ...page, refused: { values: form.values, errors: form.errors } }
  const typed = form.value
  const doors = [typed.address, ...(typed.way === 'carry' ? [typed.toAddress!] : [])]
  const { places } = await placeAddresses(ctx, doors)
  const [point, toPoint = null] = doors.map((address) => {
    const place = places.get(address)
    return place && place.lon !== null && place.lat !== null ? { lon: place.lon, lat: place.lat } : null
  })
  if (!point) return { ...page, refused: refused(form.values, 'address', 'not_placed') }
  if (typed.way === 'carry' && !toPoint)
    return { ...page, refused: refused(form.values, 'toAddress', 'not_placed') }
  const { way, hours = [], minutes = USUAL_MINUTES[way], kg = 0, crates = 0 } = typed
  const tried = await tryErrand(ctx, day, {
    ...{ key: null, way, point, toPoint, hours, minutes, load: { kg, crates }, skills: [], driver: null },
    ...{ revenue: typed.revenue ?? zero, handling: typed.handling ?? zero },
  })
  return { ...page, tried: { errand: null, typed, day: tried } }
}

/** Of what waits, those shown to choose from; the board shows all. */
const MOST_SHOWN = 40

const refused = (values: Record<string, string>, field: string, code: string): FormState => ({
  values,
  errors: { [field]: code },
})

function formOf(params: URLSearchParams): FormData {
  const form = new FormData()
  for (const [name, value] of params) form.set(name, value)
  return form
}
