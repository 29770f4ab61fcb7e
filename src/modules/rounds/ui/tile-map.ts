import type { StyleSpecification } from 'maplibre-gl'
import { styleOf, type Tiles } from '../rules/map/tiles.ts'
import type { Point } from '../rules/places.ts'
import { dashOf, gathered, hueOf, type MapLine, type MapMark } from './marks.ts'

export type TileMap = {
  tiles: Tiles
  marks: readonly MapMark[]
  lines: readonly MapLine[]
  words: Record<'zoomIn' | 'zoomOut' | 'map', string>
  /** Told where somebody touched the map, or let the chosen mark go. */
  onPick?: (point: Point) => void
}

/**
 * Draws tiles with marks and ways over them. The library comes only now, and its worker from our own address. Rejects when
 * the ground cannot be shown: no WebGL, a style or tiles that do not answer. Answers how to take it away.
 */
export async function drawTiles(place: HTMLElement, given: TileMap): Promise<() => void> {
  const [library, worker] = await Promise.all([
    import('maplibre-gl'),
    import('maplibre-gl/dist/maplibre-gl-worker.mjs?url'),
    import('maplibre-gl/dist/maplibre-gl.css'),
  ])
  library.setWorkerUrl(worker.default)
  const { marks, lines, words } = given
  const all = [...marks, ...lines.flatMap(({ points }) => points)]
  const map = new library.Map({
    container: place,
    style: styleOf(given.tiles) as string | StyleSpecification,
    bounds: boundsOf(all),
    fitBoundsOptions: { padding: 40, maxZoom: 15 },
    attributionControl: { compact: false },
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: false,
    locale: {
      'NavigationControl.ZoomIn': words.zoomIn,
      'NavigationControl.ZoomOut': words.zoomOut,
      'Map.Title': words.map,
    },
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new library.NavigationControl({ showCompass: false }))
  map.addControl(new library.ScaleControl())
  try {
    await shown(map)
  } catch (why) {
    map.remove()
    throw why
  }
  for (const line of lines) drawLine(map, line, place)
  for (const mark of gathered(marks)) {
    const movable = mark.kind === 'chosen' && given.onPick !== undefined
    const marker = new library.Marker({ element: elementOf(mark), draggable: movable })
    marker.setLngLat(mark).addTo(map)
    if (!movable) continue
    const said = () => given.onPick?.({ lon: marker.getLngLat().lng, lat: marker.getLngLat().lat })
    marker.on('dragend', said)
    map.on('click', ({ lngLat }) => {
      marker.setLngLat(lngLat)
      said()
    })
  }
  return () => map.remove()
}

type LibraryMap = import('maplibre-gl').Map

/** Resolves once there is something to look at. One image that is missing is no reason to do without the map. */
const shown = (map: LibraryMap): Promise<void> =>
  new Promise((resolve, reject) => {
    let there = false
    let broken = false
    map.on('data', (event) => {
      if ('tile' in event && event.tile) there = true
    })
    map.on('error', ({ error }) => {
      broken = true
      // Without its style nothing will come.
      if (!map.isStyleLoaded() && !there && !map.getStyle()) reject(new Error(error.message))
    })
    map.once('load', () => (broken && !there ? reject(new Error('no ground')) : resolve()))
  })

function boundsOf(points: readonly Point[]): [west: number, south: number, east: number, north: number] {
  const lons = points.map(({ lon }) => lon)
  const lats = points.map(({ lat }) => lat)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

function drawLine(map: LibraryMap, { key, hue, points }: MapLine, place: HTMLElement): void {
  const colour = getComputedStyle(place)
    .getPropertyValue(`--round-${hueOf(hue)}`)
    .trim()
  const coordinates = points.map(({ lon, lat }) => [lon, lat])
  const width = 3
  const dash = dashOf(hue)
  map.addSource(key, {
    type: 'geojson',
    data: { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } },
  })
  map.addLayer({
    ...{ id: key, source: key, type: 'line' },
    layout: { 'line-join': 'round' },
    paint: {
      ...{ 'line-color': colour, 'line-width': width, 'line-opacity': 0.8 },
      // The library counts dashes in widths of the line.
      ...(dash && { 'line-dasharray': dash.map((pixels) => pixels / width) }),
    },
  })
}

/** The same mark as the sketch's. */
function elementOf({ kind, hue, title, href, text }: MapMark): HTMLElement {
  const element = document.createElement(href ? 'a' : 'span')
  element.className = `rounds-mark rounds-mark-${kind}${hue === undefined ? '' : ` rounds-hue-${hueOf(hue)}`}`
  if (href) element.setAttribute('href', href)
  element.title = title
  element.setAttribute('aria-label', title)
  element.textContent = text ?? ''
  if (kind === 'hub') element.append(house())
  return element
}

const SVG = 'http://www.w3.org/2000/svg'

/** The font has no house: a drawn one, as on the sketch. */
function house(): SVGElement {
  const picture = document.createElementNS(SVG, 'svg')
  picture.setAttribute('viewBox', '0 0 24 24')
  picture.setAttribute('width', '16')
  picture.setAttribute('height', '16')
  picture.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', 'M4 11 12 4l8 7v9h-5v-6H9v6H4z')
  path.setAttribute('fill', 'currentColor')
  picture.append(path)
  return picture
}
