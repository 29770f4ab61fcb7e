import { addDays, type Day, weekday } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addContact, addSite, listPeople, noteReferrer } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Teller } from './story.ts'

type Role = Parameters<typeof addContact>[2]['role']
type Contact = readonly [firstName: string, lastName: string, role: Role, site?: string]
type Site = readonly [name: string, street: string, access?: string]

/** Where partners are and whom to ask there, as a desk comes to know them. */
type Known = Readonly<Record<string, { sites?: readonly Site[]; contacts: readonly Contact[] }>>

export const QUARTIER_CONTACTS: Known = {
  horizon: {
    sites: [
      ['Résidence des Tilleuls, hall A', '2 rue des Tilleuls', 'Code 4127, local vélos à gauche.'],
      ['Résidence des Tilleuls, hall B', '4 rue des Tilleuls', 'Clé au gardien, de 8 h à midi.'],
      ['Agence de quartier', '11 avenue Jean-Perrot'],
    ],
    contacts: [
      ['Florence', 'Guillot', 'direction'],
      ['Amadou', 'Sarr', 'technical', 'Résidence des Tilleuls, hall A'],
      ['Muriel', 'Chabert', 'billing'],
    ],
  },
  syndic: {
    sites: [['Copropriété Les Alpages', '27 rue de Stalingrad', 'Local poubelles : badge au guichet.']],
    contacts: [['Denis', 'Rolland', 'technical', 'Copropriété Les Alpages']],
  },
  rivoire: {
    sites: [
      ['Atelier et bureaux', '8 rue Lavoisier', 'Se garer côté livraison, demander Sandra à l’accueil.'],
    ],
    contacts: [
      ['Sandra', 'Pinto', 'hr', 'Atelier et bureaux'],
      ['Gilles', 'Rivoire', 'direction'],
    ],
  },
  alpinnov: { contacts: [['Élise', 'Marchand', 'hr']] },
  ccas: { contacts: [['Latifa', 'Amrani', 'desk']] },
  eybens: { contacts: [['Bernard', 'Coste', 'desk']] },
  laverie: { contacts: [['Sofia', 'Costa', 'desk']] },
  bricol: { contacts: [['Thierry', 'Vallat', 'desk']] },
  proprete: { contacts: [['Aïcha', 'Belkacem', 'desk']] },
  velo: { contacts: [['Julien', 'Ferrier', 'desk']] },
}

export const RURAL_CONTACTS: Known = {
  mairie: {
    sites: [
      ['Mairie', 'place de l’Église', 'Ouverte le mardi et le jeudi matin.'],
      ['Salle des fêtes', 'rue Basse', 'Clé à la mairie, la veille.'],
    ],
    contacts: [
      ['Monique', 'Brun', 'direction'],
      ['Yves', 'Collomb', 'technical', 'Salle des fêtes'],
    ],
  },
  ccas: { contacts: [['Christine', 'Mollard', 'desk']] },
  plombier: { contacts: [['Bruno', 'Allemand', 'desk']] },
  poste: { contacts: [['Patrick', 'Vial', 'direction']] },
}

/** Plans the afternoon when the desk wrote down its partners, and who sent the first people. */
export function tellContacts(teller: Teller, today: Day, { by, known }: { by: string; known: Known }): void {
  const { diary, actor } = teller
  const weekdayBefore = (day: Day): Day => (weekday(day) > 5 ? addDays(day, -2) : day)
  diary.plan(diary.at(weekdayBefore(addDays(today, -70)), 16 * 60 + 30), actor(by), async (ctx) => {
    for (const [key, { sites = [], contacts }] of Object.entries(known))
      await partner(ctx, teller.organisation(key), sites, contacts)
  })
  diary.plan(diary.at(weekdayBefore(addDays(today, -41)), 17 * 60), actor(by), async (ctx) => {
    const { rows } = await listPeople(ctx, new URLSearchParams('public=senior'))
    const social = teller.organisation('ccas')
    for (const { id } of rows.slice(0, 5)) must(await noteReferrer(ctx, id, { organisationId: social }))
    const [friend, ...sent] = rows.slice(5, 8)
    for (const { id } of sent) must(await noteReferrer(ctx, id, { personId: friend!.id }))
  })
}

async function partner(
  ctx: Ctx,
  organisationId: Id<'Organisation'>,
  sites: readonly Site[],
  contacts: readonly Contact[],
): Promise<void> {
  const places = new Map<string, Id<'Site'>>()
  for (const [name, street, access] of sites)
    places.set(name, must(await addSite(ctx, organisationId, { name, street, access })).id)
  for (const [n, [firstName, lastName, role, site]] of contacts.entries())
    must(
      await addContact(ctx, organisationId, {
        ...{ firstName, lastName, role, siteId: site ? places.get(site) : undefined },
        main: n === 0 ? ['yes'] : [],
        email: `${firstName}.${lastName}@partenaire.example`
          .normalize('NFD')
          .replace(/[^A-Za-z0-9.@]/g, '')
          .toLowerCase(),
      }),
    )
}
