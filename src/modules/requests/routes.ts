import { type RouteConfigEntry, route } from '@react-router/dev/routes'

const feature = (name: string) => `modules/requests/features/${name}`

export const requestsRoutes: RouteConfigEntry[] = [
  route('guichet', `${feature('take-request')}/route.tsx`),
  route('demandes', `${feature('list-requests')}/route.tsx`),
  route('demandes/export', `${feature('list-requests')}/export.ts`),
  route('demandes/du-site', `${feature('web-inbox')}/list.route.tsx`),
  route('demandes/du-site/:web', `${feature('web-inbox')}/route.tsx`),
  route('demandes/affiche', `${feature('web-poster')}/route.tsx`),
  route('demandes/proposer', `${feature('offer-requests')}/route.tsx`),
  route('demandes/tableau', `${feature('board')}/route.tsx`),
  route('demandes/carte', `${feature('map')}/route.tsx`),
  route('demandes/confier', `${feature('give-requests')}/route.tsx`),
  route('demandes/etiquettes', `${feature('print-labels')}/route.tsx`),
  route('demandes/fiches', `${feature('print-labels')}/sheets.route.tsx`),
  route('demandes/tri', `${feature('triage')}/route.tsx`),
  route('calendrier/agendas', `${feature('calendar-feeds')}/route.tsx`),
  route('calendrier/absences', `${feature('keep-absences')}/route.tsx`),
  route('reglages/vehicules', `${feature('keep-vehicles')}/route.tsx`),
  route('calendrier', `${feature('plan-visits')}/route.tsx`),
  route('demandes/:number', `${feature('view-request')}/route.tsx`),
  route('preuves/:proof', `${feature('view-request')}/proof.ts`),
  route('mes-missions', `${feature('my-missions')}/route.tsx`),
  route('mes-missions/releve', `${feature('provider-statement')}/own.route.tsx`),
  route('mes-missions/releve/export', `${feature('provider-statement')}/own-export.ts`),
  route('prestataires/:id/releve', `${feature('provider-statement')}/route.tsx`),
  route('prestataires/:id/releve/export', `${feature('provider-statement')}/export.ts`),
  route('demandes/:number/echanges', `${feature('follow-request')}/route.tsx`),
  route('demandes/:number/pieces/:piece', `${feature('follow-request')}/file.ts`),
  route('demandes/:number/devis', `${feature('send-quote')}/route.tsx`),
  route('devis/:quote/pdf', `${feature('print-quote')}/pdf.ts`),
  route('terrain', `${feature('field-day')}/route.tsx`),
  route('terrain/envoi', `${feature('field-day')}/send.ts`),
  route('terrain/manifeste', `${feature('field-day')}/manifest.ts`),
  route('recurrents', `${feature('generate-season')}/list.route.tsx`),
  route('recurrents/nouveau', `${feature('generate-season')}/new.route.tsx`),
  route('recurrents/:id', `${feature('generate-season')}/route.tsx`),
  route('recurrents/:id/changer', `${feature('generate-season')}/change.route.tsx`),
]

/** Open to anybody, or to whoever holds a link, under `ouvert/:hub`. */
export const requestsPublicRoutes: RouteConfigEntry[] = [
  route('offre/:token', `${feature('answer-offer')}/route.tsx`),
  route('demander', `${feature('web-form')}/route.tsx`),
  route('agenda/:token', `${feature('calendar-feeds')}/feed.ts`),
  route('suivi/:token', `${feature('web-form')}/follow.route.tsx`),
  route('avis/:token', `${feature('rate-by-link')}/route.tsx`),
  route('devis/:token', `${feature('answer-quote')}/route.tsx`),
  route('devis/:token/pdf', `${feature('answer-quote')}/pdf.ts`),
]
