import { cents } from '#kit/money.ts'
import { en as picturesEn } from '#modules/rounds/messages.pictures.en.ts'
import { fr as picturesFr } from '#modules/rounds/messages.pictures.fr.ts'
import { en as tripsEn } from '#modules/rounds/messages.trips.en.ts'
import { fr as tripsFr } from '#modules/rounds/messages.trips.fr.ts'
import { formatDay } from '#ui/dates.ts'
import { formatEuros, formatNumber, formatPercent } from '#ui/format.ts'
import { useLanguage, useLocale, useWords } from '#ui/language.tsx'
import type { Asked } from './address.ts'
import type { Group } from './query.server.ts'

const NONE = '–'

/** The words of the review, with what writes its figures; a dash when there is nothing to divide by. */
export function useReviewWords() {
  const year = useLanguage().today?.slice(0, 4)
  const w = useWords({ fr: picturesFr, en: picturesEn }).review
  const { modes } = useWords({ fr: tripsFr, en: tripsEn })
  const locale = useLocale()
  const euros = (amount: number | null) =>
    amount === null ? NONE : formatEuros(cents(Math.round(amount)), locale)
  const percent = (share: number | null) => (share === null ? NONE : formatPercent(share, locale))
  const km = (metres: number) => w.km(formatNumber(metres / 1000, locale, Math.abs(metres) < 100_000 ? 1 : 0))
  /** Under a ton in kilograms. */
  const kilos = (grams: number) =>
    Math.abs(grams) < 1_000_000
      ? w.kilos(formatNumber(grams / 1000, locale, Math.abs(grams) < 10_000 ? 1 : 0))
      : w.tons(formatNumber(grams / 1_000_000, locale, 1))
  const day = (one: Asked['from']) => formatDay(one, locale)
  /** A week by its Monday, whose name says nothing more. */
  const mondayOf = ({ key }: Group) => formatDay(key as Asked['from'], locale, year).replace(/^\S+\s/, '')
  const labelOf = (group: Group, by: Asked['by']) => {
    if (by === 'semaine' && group.key) return w.weekOf(mondayOf(group))
    return group.label ?? (group.mode ? modes[group.mode] : w.without[by])
  }
  return { w, modes, locale, euros, percent, km, kilos, day, mondayOf, labelOf }
}
