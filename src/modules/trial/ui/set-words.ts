import type { Locale, Words } from '#kit/words.ts'
import { figureText } from '#modules/measures/ui/figure.ts'
import type { fr } from '../messages/criteria.fr.ts'
import type { SetItem } from '../rules/sets.ts'
import type { ThresholdUnit } from '../rules/threshold.ts'

/** The threshold of a criterion of a set, in its unit: `40 %`, `niveau 3`. */
export const measureUnitText = (
  item: SetItem & { unit: ThresholdUnit },
  t: Words<typeof fr>,
  locale: Locale,
): string =>
  item.kind === 'rubric'
    ? t.rubric.level(String(item.threshold))
    : figureText(item.threshold, item.unit, locale)
