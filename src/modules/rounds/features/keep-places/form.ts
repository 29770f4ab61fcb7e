import { z } from 'zod'
import type { Locale } from '#kit/words.ts'
import type { Point } from '#modules/rounds/rules/places.ts'
import { optionalText, textField } from '#platform/forms/fields.ts'
import { formatNumber } from '#ui/format.ts'

export const addForm = z.object({ address: textField(200), point: optionalText(60) })
export const pointForm = z.object({ point: textField(60) })

/** A point as the form shows it and reads it back: « 45,188500 ; 5,724500 ». */
export const writtenPoint = ({ lat, lon }: Point, locale: Locale): string =>
  `${formatNumber(lat, locale, 6)} ; ${formatNumber(lon, locale, 6)}`
