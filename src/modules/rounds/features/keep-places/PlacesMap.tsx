import { en } from '#modules/rounds/messages.pictures.en.ts'
import { fr } from '#modules/rounds/messages.pictures.fr.ts'
import type { Tiles } from '#modules/rounds/rules/map/tiles.ts'
import type { Point } from '#modules/rounds/rules/places.ts'
import type { MapMark } from '#modules/rounds/ui/marks.ts'
import { RoundMap } from '#modules/rounds/ui/RoundMap.tsx'
import { formatNumber } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { writtenPoint } from './form.ts'

export type Dot = Point & { readonly id: string; readonly address: string; readonly sure: boolean }

type Props = {
  dots: readonly Dot[]
  base: string
  tiles: Tiles | null
  /** The place of the page, which may be put elsewhere; a point that is proposed when nobody knows it. */
  chosen?: { readonly id: string; readonly address: string; readonly point: Point }
  /** The field that keeps where it is put. */
  field?: string
}

/** Where places are: each mark leads to its place, and the one of the page may be put elsewhere. */
export function PlacesMap({ dots, base, tiles, chosen, field }: Props) {
  const w = useWords({ fr, en }).map
  const locale = useLocale()
  const marks = dots
    .filter(({ id }) => id !== chosen?.id)
    .map(
      ({ id, lon, lat, address, sure }): MapMark => ({
        ...{ key: id, lon, lat, title: address, href: `${base}/${id}` },
        kind: sure ? 'place' : 'unsure',
      }),
    )
  if (chosen) marks.push({ ...chosen.point, key: chosen.id, kind: 'chosen', title: chosen.address })
  const put = (point: Point) => {
    const input = document.querySelector<HTMLInputElement>(`input[name="${field}"]`)
    if (input) input.value = writtenPoint(point, locale)
  }
  return (
    <RoundMap
      label={w.places(formatNumber(marks.length, locale))}
      marks={marks}
      tiles={tiles}
      onPick={field ? put : undefined}
    />
  )
}
