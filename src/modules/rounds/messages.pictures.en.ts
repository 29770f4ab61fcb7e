import type { Words } from '#kit/words.ts'
import type { fr } from './messages.pictures.fr.ts'

export const en: Words<typeof fr> = {
  carbon: {
    perKm: 'CO₂ given off for a kilometre',
    gramsOf: (mode) => `${mode}: CO₂`,
    unit: 'g/km',
    source:
      'Orders of magnitude of ADEME (Base Carbone, Impact CO2), making included. An electric vehicle gives off far less: set your own.',
  },
  map: {
    kilometres: (n) => `${n} km`,
    north: 'N',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    noTiles: 'The ground of the map does not answer: here is the plain sketch.',
    places: (n) => `Plan of ${n} places, north at the top.`,
    pick: 'Touch the map, or move the point: its coordinates are written in the field.',
  },
  tiles: {
    title: 'Ground of maps',
    lede: 'Optional. Without one, plans are drawn without the Internet, and nobody else knows which places you look at. With one, each browser asks that site for images of the area it shows.',
    url: 'Address of the style or of the images',
    urlHelp:
      'A MapLibre style (“https://…/style.json”) or images with {z}, {x} and {y}. Ask whoever hosts you, or take those of the IGN.',
    credit: 'Credit to show',
    creditHelp: 'For images: whom they are owed to. For example “© OpenStreetMap contributors”.',
    save: 'Save the ground',
    saved: 'Ground of maps saved.',
  },
  errors: {
    not_tiles:
      'Write an address that begins with https://: a style, or images with {z}, {x} and {y} and without {s}.',
  },
}
