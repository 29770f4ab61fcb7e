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
}
