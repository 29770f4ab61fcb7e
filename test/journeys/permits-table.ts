import { bank } from './permits/bank.ts'
import { billing } from './permits/billing.ts'
import { catalogue } from './permits/catalogue.ts'
import { certificates } from './permits/certificates.ts'
import { contracts } from './permits/contracts.ts'
import { front } from './permits/front.ts'
import { funding } from './permits/funding.ts'
import { measures } from './permits/measures.ts'
import { money } from './permits/money.ts'
import { notices } from './permits/notices.ts'
import { people } from './permits/people.ts'
import { plan } from './permits/plan.ts'
import { portals } from './permits/portals.ts'
import { providers } from './permits/providers.ts'
import { requests } from './permits/requests.ts'
import { DESK, KEEPERS, LEAD, PLACES, REQUESTS, WORK } from './permits/roles.ts'
import { subscriptions } from './permits/subscriptions.ts'
import { till } from './permits/till.ts'
import { trial } from './permits/trial.ts'
import { volunteering } from './permits/volunteering.ts'
import { type Act, ID, type Permits, type Read, TEXT } from './permits/words.ts'

/** From left to right; what is of rounds follows here. */
const OTHERS: readonly Permits[] = [
  front,
  people,
  notices,
  catalogue,
  providers,
  money,
  billing,
  contracts,
  subscriptions,
  requests,
  volunteering,
  till,
  bank,
  certificates,
  portals,
  funding,
  measures,
  plan,
  trial,
]

/** Every address under a hub, as the routes write it. A route that is not here fails the checks. */
export const READ: Readonly<Record<string, Read>> = {
  'reglages/acces': { who: LEAD },
  'reglages/deplacements': { who: LEAD },
  tournees: { who: REQUESTS },
  'tournees/nouvelle': { who: DESK },
  'tournees/liste': { who: REQUESTS },
  'tournees/liste/export': { who: KEEPERS },
  'tournees/feuilles': { who: WORK },
  'tournees/:round': { who: REQUESTS },
  'tournees/:round/modifier': { who: DESK },
  'reglages/passages': { who: LEAD },
  'tournees/:round/feuille': { who: WORK },
  'tournees/courses': { who: REQUESTS },
  'tournees/courses/export': { who: KEEPERS },
  'tournees/courses/attente': { who: REQUESTS },
  'tournees/courses/nouvelle': { who: WORK },
  'tournees/courses/importer': { who: WORK },
  'tournees/courses/demande/:number': { who: WORK },
  'tournees/courses/:number': { who: WORK },
  'tournees/modeles': { who: DESK },
  'tournees/modeles/nouveau': { who: LEAD },
  'tournees/modeles/:model': { who: LEAD },
  'tournees/prestations': { who: LEAD },
  'tournees/vehicules': { who: LEAD },
  'tournees/carte': { who: REQUESTS },
  'tournees/horaires': { who: REQUESTS },
  'tournees/bilan': { who: KEEPERS },
  'tournees/bilan/export': { who: KEEPERS },
  'tournees/lieux': { who: PLACES },
  'tournees/essai': { who: ['coordinator', 'desk'] },
  'tournees/proposition': { who: ['coordinator', 'desk'] },
  'tournees/proposition/flux': { who: ['coordinator', 'desk'] },
  'tournees/proposition/contraintes': { who: ['coordinator', 'desk'] },
  'tournees/lieux/export': { who: PLACES },
  'tournees/lieux/nouveau': { who: PLACES },
  'tournees/lieux/importer': { who: PLACES },
  'tournees/lieux/:place': { who: PLACES },
  'tournees/ma-tournee': { who: WORK },
  'tournees/preuves/:deedFile': { who: REQUESTS },
  'tournees/:round/route': { who: WORK },
  // Only phones send there.
  'tournees/:round/route/envoi': { who: WORK, sent: 302 },
  'tournees/:round/retour': { who: KEEPERS },
  deplacements: { who: KEEPERS },
  'deplacements/export': { who: KEEPERS },
  'deplacements/nouveau': { who: WORK },
  'deplacements/schemas': { who: LEAD },
  'deplacements/couts': { who: LEAD },
  'deplacements/:trip': { who: KEEPERS },
  ...Object.fromEntries(OTHERS.flatMap(({ read }) => Object.entries(read))),
}

/** Addresses outside every hub: what they answer to nobody, and to somebody signed in. */
export const OUTSIDE: Readonly<Record<string, { out: number; in: number }>> = {
  '': { out: 302, in: 302 },
  connexion: { out: 200, in: 302 },
  // Without this installation's key.
  'connexion/demo': { out: 404, in: 404 },
  preferences: { out: 302, in: 200 },
  deconnexion: { out: 302, in: 302 },
}

/** Addresses under `ouvert/:hub`, with what they answer to anybody whose link holds no good secret. */
export const OPEN: Readonly<Record<string, number>> = {
  '': 200,
  demander: 200,
  'suivi/:token': 404,
  'devenir-partenaire': 200,
  'agenda/:token': 404,
  'offre/:token': 404,
  'avis/:token': 404,
  'bon/:code': 404,
  'devis/:token': 404,
  'devis/:token/pdf': 404,
  'facture/:token': 404,
  'facture/:token/pdf': 404,
  'comite/:token': 404,
  'comite/:token/pdf': 404,
  'jalon/:gate': 404,
}

/** Every form of the product, verb by verb. A route with an action that is not here fails the checks. */
export const ACTS: readonly Act[] = [
  { at: 'reglages/acces', who: LEAD, fields: { intent: 'make', name: 'Essai' } },
  { at: 'reglages/acces', who: LEAD, fields: { intent: 'revoke', id: ID } },
  { at: 'reglages/deplacements', who: LEAD, fields: { service: 'crow', planner: 'palier' } },
  { at: 'tournees/essai', who: ['coordinator', 'desk'], fields: { jour: '2026-12-01', at: '0' } },
  { at: 'tournees/proposition', who: ['coordinator', 'desk'], fields: { jour: '2026-12-01', plan: '[]' } },
  {
    at: 'tournees/proposition/contraintes',
    who: ['coordinator', 'desk'],
    fields: { jour: '2026-12-01', plan: '' },
  },
  ...['move', 'add', 'remove', 'lock', 'unlock', 'undo', 'retime', 'publish'].map((intent) => ({
    ...{ at: 'tournees', who: DESK, fields: { intent, key: `errand:${ID}`, part: 'whole', to: 'attente' } },
  })),
  { at: 'tournees/nouvelle', who: DESK, fields: { from: '9:00', to: '8:00' } },
  { at: 'tournees/liste', who: REQUESTS, fields: { intent: 'view', view: '' } },
  { at: 'tournees/liste', who: WORK, fields: { intent: 'sheets' } },
  { at: 'tournees/liste', who: KEEPERS, fields: { intent: 'export' } },
  { at: 'tournees/liste', who: DESK, fields: { intent: 'cancel-sure', ids: ID } },
  { at: 'tournees/:round', who: DESK, fields: { intent: 'publish', seen: '' } },
  { at: 'tournees/:round/modifier', who: DESK, fields: { seen: '0', driver: '' } },
  { at: 'reglages/passages', who: LEAD, fields: { slots: 'on' } },
  ...['tomorrow', 'pick', 'move', 'drop', 'restore'].map((intent) => ({
    at: 'tournees/courses',
    who: WORK,
    fields: { intent, ids: '' },
  })),
  { at: 'tournees/courses/attente', who: WORK, fields: { day: '2000-01-01' } },
  { at: 'tournees/courses/nouvelle', who: WORK, fields: { what: '' } },
  { at: 'tournees/courses/importer', who: WORK, fields: {} },
  { at: 'tournees/courses/:number', who: WORK, fields: { what: '' } },
  { at: 'tournees/courses/:number', who: WORK, fields: { intent: 'place' } },
  { at: 'tournees/courses/:number', who: WORK, fields: { intent: 'drop' } },
  { at: 'tournees/courses/:number', who: WORK, fields: { intent: 'restore' } },
  { at: 'tournees/courses/:number', who: DESK, fields: { intent: 'forget' } },
  { at: 'tournees/courses/demande/:number', who: WORK, fields: { way: 'inconnu' } },
  { at: 'tournees/courses/demande/:number', who: WORK, fields: { intent: 'forget' } },
  { at: 'tournees/modeles', who: DESK, fields: { day: '2000-01-01' } },
  ...['skip', 'unskip'].map((intent) => ({
    at: 'tournees/modeles',
    who: DESK,
    fields: { intent, template: ID, day: '2000-01-01' },
  })),
  { at: 'tournees/modeles/nouveau', who: LEAD, fields: { name: '' } },
  ...['', 'remove-line', 'add-line'].map((intent) => ({
    at: 'tournees/modeles/:model',
    who: LEAD,
    fields: { intent, what: '' },
  })),
  { at: 'tournees/modeles/:model', who: LEAD, fields: { intent: 'remove' } },
  { at: 'tournees/modeles/:model', who: LEAD, fields: { intent: 'restore' } },
  { at: 'tournees/prestations', who: LEAD, fields: { intent: 'keep', way: '' } },
  { at: 'tournees/prestations', who: LEAD, fields: { intent: 'forget', service: ID } },
  { at: 'tournees/vehicules', who: LEAD, fields: { intent: 'keep', mode: '' } },
  { at: 'tournees/vehicules', who: LEAD, fields: { intent: 'forget', vehicle: ID } },
  { at: 'reglages/deplacements', who: LEAD, fields: { intent: 'tiles', tiles: 'la mairie' } },
  { at: 'reglages/deplacements', who: LEAD, fields: { intent: 'keeping', months: '0' } },
  { at: 'tournees/lieux/nouveau', who: PLACES, fields: { address: 'Essai', point: '45 ; 5' } },
  { at: 'tournees/lieux/importer', who: PLACES, fields: {} },
  { at: 'tournees/lieux/:place', who: PLACES, fields: { point: '45,18 ; 5,72' } },
  ...['tournees/:round/route', 'tournees/:round/route/envoi'].map((at) => ({
    at,
    who: WORK,
    fields: { id: ID, kind: 'note', note: 'Essai' },
  })),
  { at: 'tournees/:round/retour', who: KEEPERS, fields: { intent: 'settle', requestId: ':request' } },
  { at: 'tournees/:round/retour', who: DESK, fields: { intent: 'till', stopId: ID } },
  {
    at: 'tournees/:round/retour',
    who: DESK,
    fields: { intent: 'correct', seen: '0', minutes: '60', ...TEXT },
  },
  { at: 'deplacements/nouveau', who: WORK, fields: { zone: 'Essai', stops: '0' } },
  { at: 'deplacements/:trip', who: LEAD, fields: { why: '' } },
  { at: 'deplacements/schemas', who: LEAD, fields: { name: '' } },
  ...['remove', 'restore'].map((intent) => ({
    at: 'deplacements/schemas',
    who: LEAD,
    fields: { intent, scheme: ID },
  })),
  { at: 'deplacements/couts', who: LEAD, fields: { van: '' } },
  ...OTHERS.flatMap(({ acts }) => acts),
]
