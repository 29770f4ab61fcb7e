import { toInput } from '#kit/money.ts'
import type { Service } from './services.server.ts'

/** A permille as it is typed: 55 → « 5,5 ». */
export const percentInput = (permille: number | null): string =>
  permille === null ? '' : String(permille / 10).replace('.', ',')

/** A service as its form shows it again, before it is changed or as the model of a new one. */
export const serviceValues = (service: Service): Record<string, string> => ({
  name: service.name,
  description: service.description,
  activity: service.activity,
  unit: service.unit,
  minutes: String(service.minutes),
  directCost: toInput(service.directCost),
  vatRate: percentInput(service.vatRate),
  providerShare: service.providerShare === 0 ? '' : percentInput(service.providerShare),
  skills: service.skills.join(', '),
  zone: service.zone.join(', '),
  delayHours: String(service.delayHours),
  documents: service.documents.join(', '),
  homeService: service.homeService ? 'yes' : '',
  season: service.season.join(','),
})

const TERMS = [
  'vatRate',
  'providerShare',
  'skills',
  'zone',
  'delayHours',
  'documents',
  'homeService',
  'season',
]

/** Is there something to see under « Conditions »: a refusal, or terms that are not the usual ones? */
export const termsOpen = (
  values: Readonly<Record<string, string>>,
  errors: Readonly<Record<string, string>> = {},
): boolean =>
  TERMS.some(
    (name) => name in errors || !['', undefined, name === 'delayHours' ? '48' : ''].includes(values[name]),
  )
