import { addDays, type Day } from '#kit/day.ts'
import { must } from '#kit/result.ts'
import type { Geocoder } from '#modules/rounds/geocode/ban.server.ts'
import { importPlaces } from '#modules/rounds/geocode/csv.server.ts'
import { addPlace, placeAddresses } from '#modules/rounds/geocode/geocode.server.ts'
import { keepSettings } from '#modules/rounds/travel/settings.server.ts'
import type { Teller } from './story.ts'

type Story = {
  readonly by: string
  readonly lead: string
  /** Where rounds leave from. */
  readonly start: string
  /** What a file brought, as somebody drew it up. */
  readonly file: string
  /** What the address base answered: latitude, longitude, how sure, what it found. */
  readonly found: Readonly<
    Record<string, readonly [lat: number, lon: number, score: number, label: string] | null>
  >
  readonly byHand: readonly (readonly [address: string, lat: number, lon: number])[]
}

export const QUARTIER_PLACES: Story = {
  by: 'sami',
  lead: 'claire',
  start: 'Conciergerie, 6 place des Tilleuls, Grenoble',
  file: [
    'Adresse;Latitude;Longitude',
    'Conciergerie, 6 place des Tilleuls, Grenoble;45,17512;5,73821',
    'Casiers de la gare de Grenoble;45,19147;5,71461',
    'Laverie de la place, 3 place des Tilleuls, Grenoble;45,17538;5,73779',
    'Atelier vélo, 19 rue Ampère, Grenoble;45,18274;5,70903',
  ].join('\n'),
  found: {
    '2 rue des Tilleuls, Grenoble': [45.17593, 5.73905, 0.96, '2 Rue des Tilleuls 38100 Grenoble'],
    '4 rue des Tilleuls, Grenoble': [45.17611, 5.7393, 0.96, '4 Rue des Tilleuls 38100 Grenoble'],
    '11 avenue Jean-Perrot, Grenoble': [45.17763, 5.74033, 0.97, '11 Avenue Jean Perrot 38100 Grenoble'],
    '27 rue de Stalingrad, Grenoble': [45.17235, 5.73051, 0.95, '27 Rue de Stalingrad 38100 Grenoble'],
    '8 rue Lavoisier, Eybens': [45.15194, 5.75122, 0.81, '8 Rue Lavoisier 38320 Eybens'],
    'Résidence des Alpages, Grenoble': [45.17869, 5.71479, 0.41, 'Grenoble'],
    'Local derrière le gymnase': null,
  },
  byHand: [['Jardin partagé du Vallon, Grenoble', 45.17387, 5.74262]],
}

export const RURAL_PLACES: Story = {
  by: 'maryse',
  lead: 'jean',
  start: 'La Halte, place de l’Église, Saint-Maurin-en-Vallon',
  file: [
    'Adresse;Latitude;Longitude',
    'La Halte, place de l’Église, Saint-Maurin-en-Vallon;44,86213;5,61052',
    'Hameau des Combes;44,87904;5,58431',
    'Hameau du Serre;44,84327;5,64268',
    'Hameau de la Bâtie;44,89015;5,63377',
  ].join('\n'),
  found: {
    'rue Basse, Saint-Maurin-en-Vallon': [44.86148, 5.61117, 0.74, 'Rue Basse, Saint-Maurin-en-Vallon'],
    'Ferme de la Source': [44.86213, 5.61052, 0.38, 'Saint-Maurin-en-Vallon'],
  },
  byHand: [['Four banal des Combes', 44.87921, 5.58502]],
}

/** Where a hub goes: a file drawn up at the opening, what the address base found since, and what somebody placed by hand. */
export function tellPlaces(
  { diary, actor, opening }: Teller,
  { by, lead, start, file, found, byHand }: Story,
): void {
  const at = (days: number, minutes: number) => diary.at(addDays(opening, days) as Day, minutes)
  diary.plan(at(5, 9 * 60 + 20), actor(by), async (ctx) => void must(await importPlaces(ctx, file)))
  diary.plan(
    at(40, 11 * 60),
    actor(by),
    async (ctx) => void (await placeAddresses(ctx, Object.keys(found), told(found))),
  )
  diary.plan(at(41, 9 * 60 + 5), actor(by), async (ctx) => {
    for (const [address, lat, lon] of byHand) must(await addPlace(ctx, { address, point: { lat, lon } }))
  })
  diary.plan(at(42, 14 * 60), actor(lead), async (ctx) => {
    // Hills: slower than the usual paces.
    const paces = { bike: { town: 13, road: 13, detour: 1.3 } }
    must(await keepSettings(ctx, { service: 'usual', planner: 'palier', paces, start }))
  })
}

/** The base as it answered then: the demo asks nobody. */
const told = (found: Story['found']): Geocoder => ({
  name: 'ban',
  async find(address) {
    const one = found[address]
    if (!one) return null
    const [lat, lon, score, label] = one
    return { lat, lon, score, label, exact: score > 0.6 }
  },
})
