import type { Locale } from '#kit/words.ts'
import { wordsFor } from '#kit/words.ts'
import { tariffs as en } from '../messages.tariffs.en.ts'
import { tariffs as fr } from '../messages.tariffs.fr.ts'
import type { HouseholdType } from '../rules/tariffs/households.ts'

/** 2 % of income: a limit of ours, in ten-thousandths; no source gives one. */
export const USUAL_LIMIT = 200

/** The sorts of household before anybody set any, all of the same weight. */
export function usualHouseholds(locale: Locale): HouseholdType[] {
  const names = wordsFor(locale, { fr, en }).households.defaults
  const sort = (name: string, older: number, younger: number, segment: HouseholdType['segment']) => ({
    ...{ name, older, younger, segment },
    weight: 1,
  })
  return [
    sort(names.alone, 1, 0, 'inhabitant'),
    sort(names.parent, 1, 1, 'inhabitant'),
    sort(names.couple, 2, 0, 'inhabitant'),
    sort(names.family, 2, 2, 'inhabitant'),
    sort(names.retired, 1, 0, 'senior'),
  ]
}
