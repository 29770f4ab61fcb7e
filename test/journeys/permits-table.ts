import { ROLES, type Role } from '#platform/session/roles.ts'

/** Who reads an address of a hub; `sent` when they are sent on instead of shown a page. The administrator always may. */
export type Read = {
  who: readonly Role[]
  sent?: 302
  /** Those who have a first page of their own, and are led there. */
  led?: readonly Role[]
}

const EVERYBODY: readonly Role[] = ROLES
const BOOKS: readonly Role[] = ['coordinator', 'treasurer']
const RECEIPTS: readonly Role[] = ['coordinator', 'desk', 'treasurer', 'volunteer']
const PEOPLE: readonly Role[] = ['coordinator', 'desk', 'treasurer', 'volunteer', 'drop-off']
const WRITE_PEOPLE: readonly Role[] = ['coordinator', 'desk', 'volunteer']
const MESSAGES: readonly Role[] = ['coordinator', 'desk', 'treasurer', 'volunteer']
const WORK: readonly Role[] = ['coordinator', 'desk', 'volunteer', 'drop-off', 'driver']
const COUNTER: readonly Role[] = ['coordinator', 'desk', 'volunteer', 'drop-off']
const REQUESTS: readonly Role[] = [...WORK, 'treasurer']
const CATALOGUE: readonly Role[] = [...REQUESTS, 'committee']
const MODEL: readonly Role[] = ['coordinator', 'treasurer', 'committee']
const FIGURES: readonly Role[] = [...MODEL, 'network']
const MEMBER: readonly Role[] = ['member']
/** Those who go out to people's doors. */
const OUT: readonly Role[] = [...WORK, 'provider']
const DESK: readonly Role[] = ['coordinator', 'desk']
const LEAD: readonly Role[] = ['coordinator']
const DEALS: readonly Role[] = ['coordinator', 'desk', 'treasurer']

/** Every address under a hub, as the routes write it. A route that is not here fails the checks. */
export const READ: Readonly<Record<string, Read>> = {
  '': { who: EVERYBODY, led: ['provider', 'member', 'company-contact'] },
  'mon-entreprise': { who: ['company-contact'] },
  'mon-espace': { who: MEMBER },
  'mon-espace/demandes': { who: MEMBER },
  // Without a record, or for a number of somebody else's, back to one's own.
  'mon-espace/demandes/:number': { who: MEMBER, sent: 302 },
  'mon-espace/recus/:number': { who: MEMBER, sent: 302 },
  'mon-espace/demander': { who: MEMBER },
  'mon-espace/moi': { who: MEMBER },
  recherche: { who: REQUESTS },
  'recherche/vite': { who: REQUESTS },
  personnes: { who: PEOPLE },
  'personnes/export': { who: PEOPLE },
  'personnes/importer': { who: LEAD },
  // Without a file that waits, back to the page that takes one.
  'personnes/importer/colonnes': { who: LEAD, sent: 302 },
  'personnes/importer/apercu': { who: LEAD, sent: 302 },
  'personnes/importer/a-corriger': { who: LEAD, sent: 302 },
  'personnes/importer/modele': { who: LEAD },
  'personnes/nouvelle': { who: WRITE_PEOPLE },
  'personnes/:id': { who: PEOPLE },
  'personnes/adhesions': { who: PEOPLE },
  'personnes/adhesions/export': { who: PEOPLE },
  // Only a form leads here.
  'personnes/adhesions/prevenir': { who: WRITE_PEOPLE, sent: 302 },
  'personnes/cartes': { who: WRITE_PEOPLE },
  'carte/:token': { who: COUNTER, sent: 302 },
  'personnes/doublons': { who: WRITE_PEOPLE },
  'personnes/doublons/:kept/:gone': { who: WRITE_PEOPLE },
  // Only a form leads here.
  'personnes/:id/reunions': { who: WRITE_PEOPLE, sent: 302 },
  'personnes/:id/modifier': { who: WRITE_PEOPLE },
  'personnes/:id/adhesion': { who: WRITE_PEOPLE },
  'personnes/:id/acces': { who: DESK },
  'personnes/:id/accords': { who: WRITE_PEOPLE },
  'personnes/:id/foyer': { who: WRITE_PEOPLE },
  'personnes/:id/prescripteur': { who: WRITE_PEOPLE },
  partenaires: { who: PEOPLE },
  'partenaires/export': { who: PEOPLE },
  'partenaires/contacts': { who: PEOPLE },
  'partenaires/contacts/export': { who: PEOPLE },
  'partenaires/nouveau': { who: WRITE_PEOPLE },
  'partenaires/:id': { who: PEOPLE },
  'partenaires/:id/modifier': { who: WRITE_PEOPLE },
  'partenaires/:id/sites/:site': { who: WRITE_PEOPLE },
  'partenaires/:id/contacts/:contact': { who: WRITE_PEOPLE },
  reglages: { who: LEAD },
  'reglages/messages': { who: LEAD },
  'reglages/messages/:template': { who: LEAD },
  messages: { who: MESSAGES },
  'messages/export': { who: MESSAGES },
  'messages/:id': { who: MESSAGES },
  argent: { who: BOOKS },
  'argent/paiements': { who: BOOKS },
  'argent/paiements/export': { who: BOOKS },
  'argent/recus/:number': { who: RECEIPTS },
  'argent/recus/:number/pdf': { who: RECEIPTS },
  'argent/operations': { who: BOOKS },
  'argent/operations/export': { who: BOOKS },
  'argent/operations/nouvelle': { who: BOOKS },
  'argent/a-recevoir': { who: RECEIPTS },
  'argent/a-recevoir/export': { who: RECEIPTS },
  'argent/a-recevoir/:who/:id': { who: RECEIPTS },
  'argent/a-recevoir/:who/:id/releve': { who: RECEIPTS },
  'argent/ecritures/:number': { who: BOOKS },
  'argent/ecritures/:number/pieces/:file': { who: BOOKS },
  'argent/grand-livre': { who: BOOKS },
  'argent/grand-livre/export': { who: BOOKS },
  'argent/grand-livre/:account': { who: BOOKS },
  guichet: { who: COUNTER },
  demandes: { who: REQUESTS },
  'demandes/export': { who: REQUESTS },
  'demandes/du-site': { who: COUNTER },
  'demandes/du-site/:web': { who: COUNTER },
  'demandes/affiche': { who: COUNTER },
  // Which requests, the address says; without any, back to the list.
  'demandes/proposer': { who: DESK, sent: 302 },
  'demandes/tri': { who: COUNTER },
  'demandes/:number': { who: REQUESTS },
  'preuves/:proof': { who: REQUESTS },
  'mes-missions': { who: ['provider'] },
  'mes-missions/releve': { who: ['provider'] },
  // An account that belongs to no provider has none to take away.
  'mes-missions/releve/export': { who: ['provider'], sent: 302 },
  'prestataires/:id/releve': { who: ['coordinator', 'desk', 'treasurer'] },
  'prestataires/:id/releve/export': { who: ['coordinator', 'desk', 'treasurer'] },
  'demandes/:number/echanges': { who: REQUESTS },
  'demandes/:number/pieces/:piece': { who: REQUESTS },
  'demandes/:number/devis': { who: COUNTER },
  'devis/:quote/pdf': { who: REQUESTS },
  terrain: { who: OUT },
  // Only phones send there.
  'terrain/envoi': { who: OUT, sent: 302 },
  contrats: { who: DEALS },
  'contrats/export': { who: DEALS },
  'contrats/nouveau': { who: LEAD },
  'contrats/:number': { who: DEALS },
  // What is signed is amended, not written over.
  'contrats/:number/modifier': { who: LEAD, sent: 302 },
  'contrats/:number/avenant': { who: LEAD },
  'contrats/:number/bilan': { who: DEALS },
  recurrents: { who: REQUESTS },
  'recurrents/nouveau': { who: DESK },
  'recurrents/:id': { who: REQUESTS },
  'recurrents/:id/changer': { who: DESK },
  catalogue: { who: CATALOGUE },
  'catalogue/export': { who: CATALOGUE },
  'catalogue/tarifs': { who: CATALOGUE },
  'catalogue/nouveau': { who: LEAD },
  'catalogue/:id': { who: CATALOGUE },
  'catalogue/:id/modifier': { who: LEAD },
  'catalogue/:id/prix': { who: LEAD },
  'catalogue/:id/contenu': { who: LEAD },
  mesures: { who: FIGURES },
  'mesures/:measure': { who: FIGURES },
  'mesures/:measure/export': { who: BOOKS },
  'phase-de-test': { who: MODEL },
  'phase-de-test/nouveau-palier': { who: LEAD },
  'phase-de-test/decisions/:decision': { who: MODEL },
  'phase-de-test/:stage': { who: MODEL },
  'phase-de-test/:stage/modifier': { who: LEAD },
  'phase-de-test/:stage/hypotheses/nouvelle': { who: LEAD },
  'phase-de-test/:stage/hypotheses/:hypothesis': { who: LEAD },
  'phase-de-test/:stage/criteres/nouveau': { who: LEAD },
  'phase-de-test/:stage/criteres/:criterion': { who: LEAD },
  'phase-de-test/:stage/decision': { who: MODEL },
  modele: { who: MODEL },
  // The hub has its plan already.
  'modele/nouveau': { who: MODEL, sent: 302 },
  'modele/reglages': { who: BOOKS },
  'modele/hypotheses': { who: MODEL },
  'modele/hypotheses/nouvelle': { who: BOOKS },
  'modele/hypotheses/coller': { who: BOOKS },
  'modele/hypotheses/:line': { who: MODEL },
  'modele/previsions': { who: MODEL },
  'modele/previsions/export': { who: MODEL },
  'modele/previsions/classeur': { who: MODEL },
  'modele/previsions/budget': { who: MODEL },
  'modele/previsions/budget/export': { who: MODEL },
  'modele/et-si': { who: MODEL },
  'modele/et-si/simulation': { who: MODEL },
  'modele/et-si/objectif': { who: MODEL },
  'modele/et-si/essayer': { who: MODEL },
  'modele/et-si/scenarios': { who: MODEL },
  'modele/scenarios/:scenario': { who: BOOKS },
  'modele/scenarios/:scenario/ajouter': { who: BOOKS },
  'modele/dossier': { who: MODEL },
  'modele/dossier/:dossier': { who: MODEL },
  'modele/dossier/:dossier/pdf': { who: MODEL },
  'modele/tarifs': { who: MODEL },
  'modele/tarifs/export': { who: MODEL },
  'modele/tarifs/revenus': { who: MODEL },
  'modele/tarifs/foyers': { who: BOOKS },
  'modele/tarifs/paniers/:basket': { who: BOOKS },
  'modele/realise': { who: MODEL },
  'modele/realise/export': { who: MODEL },
  'modele/realise/projection': { who: MODEL },
  'modele/realise/historique': { who: MODEL },
  'modele/realise/:line': { who: MODEL },
  'modele/versions': { who: MODEL },
  'modele/cote-a-cote': { who: MODEL },
  'modele/canevas/:format': { who: MODEL },
  'modele/notes/:note': { who: BOOKS },
  'modele/qui-paie': { who: MODEL },
  'modele/commentaires': { who: MODEL },
  'modele/points-de-depart': { who: MODEL },
  'modele/importer': { who: BOOKS },
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
  'offre/:token': 404,
  'avis/:token': 404,
  'devis/:token': 404,
  'devis/:token/pdf': 404,
}

/** What a page's action does, who may, and a form that would do it. */
export type Act = { at: string; who: readonly Role[]; fields: Readonly<Record<string, string>> }

const ID = '018f3b1c-0000-7000-8000-000000000001'
const TEXT = { why: 'Essai', reason: 'Essai', reasons: 'Essai' }
const SERVICE = { name: 'Essai', activity: 'repairs', unit: 'job', minutes: '10', directCost: '1' }
const CRITERION = {
  ...{ name: 'Essai', measureId: 'requests.done', comparison: 'at-least', threshold: '1' },
  ...{ minSample: '1', level: 'should' },
}
const STAGE = {
  ...{ name: 'Essai', purpose: 'Essai', startsOn: '2050-01-01', endsOn: '2050-02-01' },
  ...{ budget: '1', lossCeiling: '1', volunteerHours: '1' },
}
const SEEN = { id: ID, version: '1' }
const FIGURE = { line: 'loyer', field: 'amount', value: '1', version: '0' }
const NOTE = { id: ID, version: '1', text: 'Essai' }

const AROUND: readonly Act['fields'][] = [
  { intent: 'comment', text: 'Essai' },
  { intent: 'read' },
  { intent: 'attach' },
  { intent: 'link', kind: 'follows', number: '1' },
  { intent: 'unlink', id: ID },
]
const COMPLAINTS: readonly Act['fields'][] = [
  { intent: 'complain', what: 'Essai' },
  { intent: 'answer', id: ID, answer: 'Essai' },
  { intent: 'redo', id: ID },
  { intent: 'close-complaint', id: ID },
  { intent: 'ask' },
]

/** Every form of the product, verb by verb. A route with an action that is not here fails the checks. */
export const ACTS: readonly Act[] = [
  { at: 'contrats/nouveau', who: LEAD, fields: { title: 'Essai' } },
  { at: 'contrats/:number/modifier', who: LEAD, fields: { title: 'Essai' } },
  { at: 'contrats/:number/avenant', who: LEAD, fields: TEXT },
  ...['sign', 'terminate', 'withdraw', 'renew', 'drop', 'index'].map((intent) => ({
    at: 'contrats/:number',
    who: LEAD,
    fields: { intent, ...TEXT, months: '12', endsOn: '2099-01-01', signedOn: '2026-01-01' },
  })),
  ...['add-employee', 'remove-employee', 'code'].map((intent) => ({
    at: 'contrats/:number',
    who: DESK,
    fields: { intent, personId: ID, code: 'ESSAI' },
  })),
  {
    at: 'contrats/:number',
    who: BOOKS,
    fields: { intent: 'cover', name: 'Essai', percent: '50', period: 'month' },
  },
  { at: 'recurrents', who: COUNTER, fields: { intent: 'finish', recurrenceId: ID, on: '2026-01-01' } },
  ...['skip', 'move', 'season'].flatMap((intent) =>
    ['recurrents', 'recurrents/:id'].map((at) => ({
      ...{ at, who: DESK },
      fields: { intent, recurrenceId: ID, on: '2026-01-01', to: '2099-01-01', from: '2098-01-01', ...TEXT },
    })),
  ),
  ...['add', 'end'].map((intent) => ({
    at: 'recurrents/:id',
    who: DESK,
    fields: { intent, on: '2099-01-01', endsOn: '2099-01-01' },
  })),
  { at: 'recurrents/nouveau', who: DESK, fields: { title: 'Essai' } },
  { at: 'recurrents/:id/changer', who: DESK, fields: { title: 'Essai' } },
  { at: 'mon-espace/demander', who: MEMBER, fields: { quantity: '1', details: 'Essai' } },
  { at: 'mon-espace/demandes/:number', who: MEMBER, fields: { score: '4' } },
  { at: 'mon-espace/moi', who: MEMBER, fields: { intent: 'details', seenAt: '2026-01-01T00:00:00.000Z' } },
  { at: 'mon-espace/moi', who: MEMBER, fields: { intent: 'consent', purpose: 'news', given: 'yes' } },
  { at: 'personnes', who: WRITE_PEOPLE, fields: { intent: 'volunteer', ids: ':id' } },
  { at: 'personnes/importer', who: LEAD, fields: { intent: 'file' } },
  { at: 'personnes/importer', who: LEAD, fields: { intent: 'forget' } },
  { at: 'personnes/importer/colonnes', who: LEAD, fields: { c0: 'lastName', segment: 'inhabitant' } },
  {
    at: 'personnes/importer/apercu',
    who: LEAD,
    fields: { intent: 'choose', known: 'fill', doubts: 'aside' },
  },
  { at: 'personnes/importer/apercu', who: LEAD, fields: { intent: 'import', file: ID } },
  { at: 'personnes/nouvelle', who: WRITE_PEOPLE, fields: { lastName: 'Essai', segment: 'inhabitant' } },
  { at: 'personnes/:id', who: WRITE_PEOPLE, fields: { intent: 'leave', reason: 'Essai' } },
  { at: 'personnes/:id', who: WRITE_PEOPLE, fields: { intent: 'back' } },
  {
    at: 'personnes/:id/modifier',
    who: WRITE_PEOPLE,
    fields: { lastName: 'Essai', segment: 'inhabitant', seenAt: '2026-01-01T00:00:00.000Z' },
  },
  { at: 'personnes/adhesions', who: WRITE_PEOPLE, fields: { intent: 'told', ids: ID } },
  { at: 'personnes/adhesions', who: LEAD, fields: { intent: 'notice', noticeDays: '30' } },
  { at: 'personnes/adhesions/prevenir', who: WRITE_PEOPLE, fields: { intent: 'tell', ids: ID } },
  ...['messages', 'messages/:id'].flatMap((at) =>
    ['said', 'resend'].map((intent) => ({ at, who: WRITE_PEOPLE, fields: { intent, ids: ID } })),
  ),
  {
    at: 'reglages/messages/:template',
    who: LEAD,
    fields: { intent: 'save', subject: 'Essai', body: 'Essai', short: 'Essai' },
  },
  { at: 'reglages/messages/:template', who: LEAD, fields: { intent: 'restore' } },
  { at: 'personnes/cartes', who: WRITE_PEOPLE, fields: { intent: 'make' } },
  ...['lost', 'cancel'].map((intent) => ({
    at: 'personnes/cartes',
    who: WRITE_PEOPLE,
    fields: { intent, personId: ID },
  })),
  { at: 'personnes/doublons/:kept/:gone', who: WRITE_PEOPLE, fields: { intent: 'merge' } },
  { at: 'personnes/doublons/:kept/:gone', who: WRITE_PEOPLE, fields: { intent: 'apart' } },
  { at: 'personnes/:id/reunions', who: WRITE_PEOPLE, fields: { mergeId: ID } },
  {
    at: 'personnes/:id/foyer',
    who: WRITE_PEOPLE,
    fields: { intent: 'together', otherId: ID, role: 'adult' },
  },
  { at: 'personnes/:id/foyer', who: WRITE_PEOPLE, fields: { intent: 'leave', memberId: ID } },
  { at: 'personnes/:id/foyer', who: WRITE_PEOPLE, fields: { intent: 'household', name: 'Essai' } },
  {
    at: 'personnes/:id/foyer',
    who: WRITE_PEOPLE,
    fields: { intent: 'proxy', proxyId: ID, kind: 'family', powers: 'ask', from: '2026-01-05' },
  },
  { at: 'personnes/:id/foyer', who: WRITE_PEOPLE, fields: { intent: 'end', proxyId: ID } },
  {
    at: 'personnes/:id/accords',
    who: WRITE_PEOPLE,
    fields: { intent: 'wishes', reachBy: 'none', seenAt: '2026-01-01T00:00:00.000Z' },
  },
  {
    at: 'personnes/:id/accords',
    who: WRITE_PEOPLE,
    fields: { intent: 'consent', purpose: 'news', given: 'yes', how: 'oral', on: '2026-01-05' },
  },
  {
    at: 'personnes/:id/acces',
    who: DESK,
    fields: { intent: 'give', portal: 'member', email: 'essai@exemple.fr' },
  },
  { at: 'personnes/:id/acces', who: DESK, fields: { intent: 'again' } },
  { at: 'personnes/:id/acces', who: DESK, fields: { intent: 'close', portal: 'member' } },
  {
    at: 'personnes/:id/adhesion',
    who: WRITE_PEOPLE,
    fields: { startsOn: '2050-01-01', months: '12', fee: '1', means: 'cash' },
  },
  { at: 'personnes/:id/prescripteur', who: WRITE_PEOPLE, fields: { by: 'nobody' } },
  { at: 'partenaires/nouveau', who: WRITE_PEOPLE, fields: { name: 'Essai', kind: 'shop' } },
  {
    at: 'partenaires/:id/sites/:site',
    who: WRITE_PEOPLE,
    fields: { name: 'Essai', seenAt: '2026-01-01T00:00:00.000Z' },
  },
  { at: 'partenaires/:id/contacts/:contact', who: WRITE_PEOPLE, fields: { intent: 'end' } },
  {
    at: 'partenaires/:id/modifier',
    who: WRITE_PEOPLE,
    fields: { name: 'Essai', kind: 'shop', seenAt: '2026-01-01T00:00:00.000Z' },
  },
  { at: 'reglages', who: LEAD, fields: { intent: 'hub', name: 'Essai', zone: 'Europe/Paris' } },
  {
    at: 'reglages',
    who: LEAD,
    fields: { intent: 'invite', name: 'Essai', email: 'essai@exemple.fr', role: 'desk' },
  },
  { at: 'reglages', who: LEAD, fields: { intent: 'withdraw', userId: ID, role: 'desk' } },
  {
    at: 'argent/a-recevoir/:who/:id',
    who: RECEIPTS,
    fields: { charges: ID, means: 'transfer', day: '2026-01-05' },
  },
  { at: 'argent/recus/:number', who: RECEIPTS, fields: TEXT },
  {
    at: 'argent/operations/nouvelle',
    who: BOOKS,
    fields: { kind: 'rent', label: 'Essai', amount: '1', day: '2026-01-05', means: 'cash' },
  },
  { at: 'argent/ecritures/:number', who: BOOKS, fields: { intent: 'undo', ...TEXT } },
  { at: 'argent/ecritures/:number', who: BOOKS, fields: { intent: 'attach' } },
  { at: 'guichet', who: COUNTER, fields: { intent: 'person', lastName: 'Essai', segment: 'inhabitant' } },
  { at: 'guichet', who: COUNTER, fields: { intent: 'record', payer: 'self' } },
  { at: 'guichet', who: RECEIPTS, fields: { intent: 'settle', payer: 'self', means: 'cash' } },
  { at: 'demandes', who: COUNTER, fields: { intent: 'assign', ids: ':request' } },
  { at: 'demandes', who: WORK, fields: { intent: 'finish', ids: ':request' } },
  {
    at: 'demandes/du-site/:web',
    who: COUNTER,
    fields: { intent: 'take', who: 'new', segment: 'inhabitant', service: ID, quantity: '1' },
  },
  {
    at: 'demandes/du-site/:web',
    who: COUNTER,
    fields: { intent: 'answer', verb: 'answer', words: 'Essai' },
  },
  { at: 'demandes/du-site/:web', who: COUNTER, fields: { intent: 'spam' } },
  { at: 'demandes/:number', who: WORK, fields: { intent: 'next', verb: 'finish' } },
  { at: 'demandes/proposer', who: DESK, fields: { hours: '24', organisationIds: ':organisation' } },
  ...['terrain', 'terrain/envoi'].map((at) => ({
    at,
    who: OUT,
    fields: { id: ID, requestId: ':request', outcome: 'done' },
  })),
  { at: 'mes-missions', who: ['provider'], fields: { intent: 'accept', offerId: ID } },
  { at: 'demandes/:number', who: DESK, fields: { intent: 'offer-withdraw', offerId: ID } },
  { at: 'demandes/:number', who: COUNTER, fields: { intent: 'stop', verb: 'cancel', ...TEXT } },
  { at: 'demandes/:number', who: COUNTER, fields: { intent: 'mine', verb: 'assign' } },
  { at: 'demandes/:number', who: RECEIPTS, fields: { intent: 'pay', means: 'cash' } },
  { at: 'demandes/:number', who: RECEIPTS, fields: { intent: 'undo', ...TEXT } },
  { at: 'demandes/:number', who: COUNTER, fields: { intent: 'rate', score: '4' } },
  ...['qualify', 'assign'].map((verb) => ({
    at: 'demandes/tri',
    who: COUNTER,
    fields: { verb, requestId: ':request' },
  })),
  ...['redirect', 'refuse'].map((verb) => ({
    at: 'demandes/tri',
    who: COUNTER,
    fields: { verb, requestId: ':request', whom: 'Essai', ...TEXT },
  })),
  ...AROUND.map((fields) => ({ at: 'demandes/:number/echanges', who: REQUESTS, fields })),
  ...COMPLAINTS.map((fields) => ({ at: 'demandes/:number/echanges', who: COUNTER, fields })),
  {
    at: 'demandes/:number/devis',
    who: COUNTER,
    fields: { intent: 'send', 'label-1': 'Essai', 'quantity-1': '1', 'price-1': '1' },
  },
  ...['accept', 'decline'].map((intent) => ({
    at: 'demandes/:number/devis',
    who: COUNTER,
    fields: { intent, name: 'Essai', way: 'phone' },
  })),
  ...['withdraw', 'link'].map((intent) => ({
    at: 'demandes/:number/devis',
    who: COUNTER,
    fields: { intent },
  })),
  { at: 'catalogue/nouveau', who: LEAD, fields: { ...SERVICE, 'price-inhabitant': '1' } },
  { at: 'catalogue/:id', who: LEAD, fields: { intent: 'retire' } },
  { at: 'catalogue/:id', who: LEAD, fields: { intent: 'back' } },
  { at: 'catalogue/:id', who: LEAD, fields: { intent: 'pause', why: 'Essai', fromDay: '2050-01-01' } },
  { at: 'catalogue/:id', who: LEAD, fields: { intent: 'lift', pause: ID } },
  { at: 'catalogue/:id/contenu', who: LEAD, fields: { 'part-0': ID, 'quantity-0': '1' } },
  {
    at: 'catalogue/:id/modifier',
    who: LEAD,
    fields: { ...SERVICE, seenAt: '2026-01-01T00:00:00.000Z' },
  },
  {
    at: 'catalogue/:id/prix',
    who: LEAD,
    fields: { segment: 'inhabitant', price: '1', fromDay: '2050-01-01' },
  },
  { at: 'phase-de-test/nouveau-palier', who: LEAD, fields: STAGE },
  { at: 'phase-de-test/:stage', who: LEAD, fields: { intent: 'defaults' } },
  { at: 'phase-de-test/:stage', who: LEAD, fields: { intent: 'remove', item: 'criterion::criterion' } },
  { at: 'phase-de-test/:stage/modifier', who: LEAD, fields: STAGE },
  { at: 'phase-de-test/:stage/hypotheses/nouvelle', who: LEAD, fields: { text: 'Essai', kind: 'desirable' } },
  {
    at: 'phase-de-test/:stage/hypotheses/:hypothesis',
    who: LEAD,
    fields: { text: 'Essai', kind: 'desirable' },
  },
  { at: 'phase-de-test/:stage/criteres/nouveau', who: LEAD, fields: CRITERION },
  { at: 'phase-de-test/:stage/criteres/:criterion', who: LEAD, fields: CRITERION },
  {
    at: 'phase-de-test/:stage/decision',
    who: LEAD,
    fields: { outcome: 'launch', ...TEXT, signature: 'Essai' },
  },
  { at: 'modele', who: BOOKS, fields: { intent: 'add', block: 'value', text: 'Essai' } },
  ...['edit', 'remove', 'restore'].map((intent) => ({
    at: 'modele',
    who: BOOKS,
    fields: { intent, ...NOTE },
  })),
  { at: 'modele', who: BOOKS, fields: { intent: 'move', ...NOTE, block: 'value' } },
  { at: 'modele', who: BOOKS, fields: { intent: 'recolour', ...NOTE, colour: 'paper' } },
  { at: 'modele/nouveau', who: BOOKS, fields: { template: 'empty', start: '2026-01' } },
  { at: 'modele/reglages', who: BOOKS, fields: { seen: '', name: 'Essai', months: '36', openingCash: '1' } },
  { at: 'modele/hypotheses', who: BOOKS, fields: { intent: 'restore', id: ID, version: '1' } },
  {
    at: 'modele/hypotheses/nouvelle',
    who: BOOKS,
    fields: { name: 'Essai', family: 'rent', amount: '1', block: 'costs' },
  },
  { at: 'modele/hypotheses/coller', who: BOOKS, fields: { intent: 'preview', text: 'Loyer;Essai;1' } },
  { at: 'modele/hypotheses/coller', who: BOOKS, fields: { intent: 'add', text: 'Loyer;Essai;1' } },
  { at: 'modele/hypotheses/:line', who: BOOKS, fields: { intent: 'remove', version: '1' } },
  { at: 'modele/et-si', who: BOOKS, fields: { intent: 'keep', test: 'salaries' } },
  { at: 'modele/et-si/simulation', who: BOOKS, fields: { runs: '100', seed: '1' } },
  { at: 'modele/et-si/simulation', who: BOOKS, fields: { intent: 'cancel', id: ID } },
  { at: 'modele/et-si/objectif', who: BOOKS, fields: { intent: 'report', ...FIGURE } },
  { at: 'modele/et-si/objectif', who: BOOKS, fields: { intent: 'keep', ...FIGURE, name: 'Essai' } },
  { at: 'modele/et-si/essayer', who: BOOKS, fields: { intent: 'keep', name: 'Essai' } },
  { at: 'modele/et-si/scenarios', who: BOOKS, fields: { intent: 'duplicate', id: ID } },
  { at: 'modele/scenarios/:scenario', who: BOOKS, fields: { intent: 'remove', version: '1' } },
  { at: 'modele/scenarios/:scenario/ajouter', who: BOOKS, fields: { name: 'Essai', version: '0' } },
  {
    at: 'modele/dossier',
    who: BOOKS,
    fields: { name: 'Essai', audience: 'bank', addressee: 'Essai' },
  },
  { at: 'modele/dossier', who: BOOKS, fields: { intent: 'restore', id: ID, version: '1' } },
  { at: 'modele/dossier/:dossier', who: BOOKS, fields: { intent: 'hand', version: '1' } },
  { at: 'modele/dossier/:dossier', who: BOOKS, fields: { intent: 'remove', version: '1' } },
  {
    at: 'modele/dossier/:dossier',
    who: BOOKS,
    fields: { name: 'Essai', audience: 'bank', addressee: 'Essai', version: '1' },
  },
  { at: 'modele/tarifs', who: BOOKS, fields: { intent: 'keep', reduction: '50', name: 'Essai' } },
  { at: 'modele/tarifs', who: BOOKS, fields: { intent: 'restore', id: ID, version: '1' } },
  { at: 'modele/tarifs/revenus', who: BOOKS, fields: { year: '2022', base: 'DISP' } },
  ...['sample', 'keep', 'forget', 'remove', 'restore', 'type'].map((intent) => ({
    at: 'modele/tarifs/revenus',
    who: BOOKS,
    fields: { intent, ids: ID },
  })),
  {
    at: 'modele/tarifs/foyers',
    who: BOOKS,
    fields: { version: '0', limit: '2', 'households[0].name': 'Essai', 'households[0].older': '1' },
  },
  { at: 'modele/tarifs/paniers/:basket', who: BOOKS, fields: { name: 'Essai', version: '1' } },
  { at: 'modele/tarifs/paniers/:basket', who: BOOKS, fields: { intent: 'remove', version: '0' } },
  {
    at: 'modele/realise',
    who: BOOKS,
    fields: { intent: 'aside', key: 'essai', side: 'cost', month: '2026-01', reason: 'Essai' },
  },
  {
    at: 'modele/realise',
    who: BOOKS,
    fields: { intent: 'tolerances', percent: '10', amount: '200', months: '2' },
  },
  { at: 'modele/realise/projection', who: BOOKS, fields: { intent: 'choose' } },
  { at: 'modele/realise/projection', who: BOOKS, fields: { intent: 'scenario', name: 'Essai' } },
  { at: 'modele/realise/projection', who: BOOKS, fields: { intent: 'lines' } },
  { at: 'modele/realise/:line', who: BOOKS, fields: { version: '0', other: '613' } },
  { at: 'modele/realise/:line', who: BOOKS, fields: { intent: 'usual' } },
  { at: 'modele/notes/:note', who: BOOKS, fields: { version: '1', link: 'measure:requests.done' } },
  { at: 'modele/notes/:note', who: BOOKS, fields: { intent: 'unlink', version: '1' } },
  {
    at: 'modele/qui-paie',
    who: BOOKS,
    fields: { intent: 'add', customer: ID, beneficiary: ID, service: `note:${ID}` },
  },
  {
    at: 'modele/qui-paie',
    who: BOOKS,
    fields: { intent: 'edit', ...SEEN, customer: ID, beneficiary: ID, service: `note:${ID}` },
  },
  ...['remove', 'restore'].map((intent) => ({
    at: 'modele/qui-paie',
    who: BOOKS,
    fields: { intent, ...SEEN },
  })),
  { at: 'modele/commentaires', who: MODEL, fields: { intent: 'add', on: 'plan', text: 'Essai' } },
  { at: 'modele/commentaires', who: MODEL, fields: { intent: 'edit', ...SEEN, text: 'Essai' } },
  ...['remove', 'restore', 'resolve', 'reopen'].map((intent) => ({
    at: 'modele/commentaires',
    who: MODEL,
    fields: { intent, ...SEEN },
  })),
  {
    at: 'modele/points-de-depart',
    who: BOOKS,
    fields: { intent: 'save', name: 'Essai', about: 'Essai', shared: 'yes' },
  },
  ...['share', 'unshare', 'remove', 'restore'].map((intent) => ({
    at: 'modele/points-de-depart',
    who: BOOKS,
    fields: { intent, ...SEEN },
  })),
  { at: 'modele/points-de-depart', who: BOOKS, fields: { intent: 'apply', template: 'rural' } },
  { at: 'modele/importer', who: BOOKS, fields: { intent: 'apply', ...SEEN } },
  { at: 'modele/importer', who: BOOKS, fields: { intent: 'read' } },
  { at: 'modele/versions', who: BOOKS, fields: { reason: 'Essai' } },
  { at: 'modele/versions', who: BOOKS, fields: { intent: 'restore', number: '1' } },
]
