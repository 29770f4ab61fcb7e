import type { Day } from '#kit/day.ts'
import { type Locale, type Words, wordsFor } from '#kit/words.ts'
import type { CanvasPage } from '#modules/plan/canvas-page/page.server.ts'
import type { Dossier } from '#modules/plan/dossiers/dossiers.server.ts'
import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import type { Forecast } from '#modules/plan/rules/forecast.ts'
import type { Plan } from '#modules/plan/rules/plan.ts'
import type { Projection } from '#modules/plan/rules/projection.ts'
import type { Probability } from '#modules/plan/rules/uncertainty/simulation.ts'

/** Everything a printed dossier tells, gathered once; nothing is read while drawing. */
export type Paper = {
  readonly locale: Locale
  readonly hub: { readonly name: string; readonly place: string }
  readonly today: Day
  readonly at: Date
  readonly dossier: Dossier
  /** As the dossier's scenario sees it. */
  readonly plan: Plan
  readonly planVersion: number
  readonly projection: Projection
  /** The board as it stands, when the dossier shows it. */
  readonly canvas: CanvasPage | null
  readonly forecast: Forecast
  /** The last simulation of the same future that ended, when there is one. */
  readonly simulation: {
    readonly day: Day
    readonly seed: number
    readonly runs: number
    readonly neverNegative: Probability
    /** The plan changed since. */
    readonly changed: boolean
  } | null
}

export const paperWords = (locale: Locale): Words<typeof fr> => wordsFor(locale, { fr, en })
