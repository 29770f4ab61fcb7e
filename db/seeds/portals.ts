import { addDays, type Day, firstDay, type Month } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { addPerson, addPersonRole, linkAccount, listPeople } from '#modules/people/index.server.ts'
import {
  answerWebRequest,
  askFromWeb,
  askOneself,
  listRequests,
  listWebRequests,
  moveRequest,
  publicServices,
  takeRequest,
} from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { linkSecret } from '#platform/session/link.server.ts'
import type { Actor } from '#platform/session/roles.ts'
import type { Teller } from './story.ts'

/** What somebody writes on the hub's open form. */
export type Written = Pick<Parameters<typeof askFromWeb>[1], 'lastName'> & {
  [K in 'firstName' | 'phone' | 'email' | 'details' | 'street' | 'postcode' | 'city']?: string
} & {
  /** Start of the service's name; free words without it. */
  service?: string
  /** Days and minutes before now. */
  ago: readonly [days: number, minute: number]
  /** What the desk answered the next morning. */
  answered?: string
}

const stranger: Actor = { userId: null, name: '', roles: [] }

type Portals = {
  by: string
  /** A daughter whose mother she asks for: her account, their first names and their name. */
  member: {
    word: string
    lastName: string
    daughter: string
    mother: string
    service: string
    forMother: string
  }
  /** Who speaks for a company. */
  contact?: { word: string; firstName: string; lastName: string; organisation: string; phone: string }
}

const named = async (ctx: Ctx, first: string, last: string): Promise<Id<'Person'>> => {
  const { rows } = await listPeople(ctx, new URLSearchParams({ q: `${first} ${last}` }))
  return rows.find(({ firstName, lastName }) => firstName === first && lastName === last)!.id
}

/** Accounts joined to their records, and what a member asked from her own space: for herself, then for her mother. */
export function tellPortals(teller: Teller, today: Day, { by, member, contact }: Portals): void {
  const { diary } = teller
  const desk = teller.actor(by)
  const herself = teller.actor(member.word)
  diary.plan(diary.at(addDays(today, -44), 10 * 60), desk, async (ctx) => {
    const id = await named(ctx, member.daughter, member.lastName)
    must(await linkAccount(ctx, id, herself.userId))
    if (!contact) return
    const { word, organisation, ...person } = contact
    const organisationId = teller.organisation(organisation)
    const known = must(await addPerson(ctx, { ...person, segment: 'employee', organisationId }))
    must(await addPersonRole(ctx, { personId: known.id, role: 'company-contact' }))
    must(await linkAccount(ctx, known.id, teller.actor(word).userId))
  })
  const ask = (service: string, details: string, mother: boolean) => async (ctx: Ctx) => {
    const forId = mother ? await named(ctx, member.mother, member.lastName) : undefined
    const offered = await publicServices(ctx, mother ? 'senior' : 'inhabitant')
    const serviceId = offered.find(({ name }) => name.startsWith(service))!.id
    must(await askOneself(ctx, { forId, serviceId, quantity: 1, details }))
  }
  diary.plan(
    diary.at(addDays(today, -6), 20 * 60 + 10),
    herself,
    ask(member.service, 'Plutôt en fin de journée', false),
  )
  diary.plan(diary.at(addDays(today, -4), 17 * 60), desk, async (ctx) => {
    const { rows } = await listRequests(
      ctx,
      new URLSearchParams({ q: `${member.daughter} ${member.lastName}` }),
    )
    const [mine] = rows.filter(({ channel, phase }) => channel === 'web' && phase === 'triage')
    if (mine) must(await moveRequest(ctx, { requestId: mine.id, verb: 'finish' }))
  })
  diary.plan(
    diary.at(addDays(today, -1), 12 * 60 + 5),
    herself,
    ask(member.forMother, 'Sonner deux fois, elle entend mal', true),
  )
}

/** What a company's employees used at its expense, two months that are over: a figure large enough to be read, and small ones. */
export function tellCompanyUse(
  teller: Teller,
  months: readonly Month[],
  {
    by,
    organisation,
    staff,
  }: { by: string; organisation: string; staff: readonly (readonly [string, string])[] },
): void {
  const { diary } = teller
  const desk = teller.actor(by)
  const [before, last] = months.slice(-3, -1)
  const ids: Id<'Person'>[] = []
  diary.plan(diary.at(addDays(firstDay(before!), 1), 9 * 60), desk, async (ctx) => {
    const organisationId = teller.organisation(organisation)
    for (const [firstName, lastName] of staff)
      ids.push(must(await addPerson(ctx, { firstName, lastName, segment: 'employee', organisationId })).id)
  })
  const session = (day: Day, jobs: readonly (readonly [string, readonly number[]])[]) =>
    diary.plan(diary.at(day, 12 * 60), desk, async (ctx) => {
      const offered = await publicServices(ctx, 'employee')
      for (const [start, who] of jobs) {
        const serviceId = offered.find(({ name }) => name.startsWith(start))!.id
        for (const n of who) {
          const asked = { personId: ids[n]!, serviceId, quantity: 1, channel: 'on-site' } as const
          const payerOrganisationId = teller.organisation(organisation)
          const { id } = must(await takeRequest(ctx, { ...asked, payerOrganisationId }))
          must(await moveRequest(ctx, { requestId: id, verb: 'finish' }))
        }
      }
    })
  session(addDays(firstDay(before!), 8), [
    ['Pressing', [0, 1, 2, 3, 4, 5]],
    ['Réparation de vélo', [1, 6]],
  ])
  session(addDays(firstDay(last!), 8), [
    ['Pressing', [0, 1, 2, 4, 5, 6]],
    ['Courses', [0, 1, 2, 3, 5]],
  ])
}

/** The open form as it is used: some whom the hub knows, some not, one question answered. */
export function tellWebForms(teller: Teller, today: Day, by: string, forms: readonly Written[]): void {
  const { diary } = teller
  for (const { service, ago, answered, ...words } of forms) {
    const on = addDays(today, -ago[0])
    diary.plan(diary.at(on, ago[1]), stranger, async (ctx) => {
      const offered = await publicServices(ctx)
      const chosen = service && offered.find(({ name }) => name.startsWith(service))?.id
      const secret = linkSecret()
      must(await askFromWeb(ctx, { ...words, secret, service: chosen || undefined }, words.lastName))
    })
    if (answered)
      diary.plan(diary.at(addDays(on, 1), 9 * 60 + 20), teller.actor(by), async (ctx) => {
        const { rows } = await listWebRequests(ctx, new URLSearchParams())
        const one = rows.find((row) => row.lastName === words.lastName)!
        must(await answerWebRequest(ctx, one.id, { verb: 'answer', words: answered }))
      })
  }
}

export const QUARTIER_FORMS: readonly Written[] = [
  {
    ...{ firstName: 'Inès', lastName: 'Abello', phone: '0612044718', ago: [1, 21 * 60 + 14] },
    ...{
      service: 'Courses',
      details: 'Pour ma mère : du pain et deux packs d’eau. Elle est au 3e sans ascenseur.',
    },
    ...{ street: '14 rue des Tilleuls', postcode: '38100', city: 'Grenoble' },
  },
  {
    ...{
      firstName: 'Malik',
      lastName: 'Zerrouki',
      email: 'malik.zerrouki@exemple.example',
      ago: [0, 7 * 60 + 2],
    },
    details: 'Une étagère à fixer au-dessus d’un bureau, mur en placo. Plutôt un samedi matin.',
  },
  {
    ...{ firstName: 'Jeanne', lastName: 'Pochat', phone: '0476021199', ago: [3, 18 * 60 + 40] },
    ...{ service: 'Ménage', details: 'Un grand ménage avant un état des lieux, deux pièces.' },
  },
  {
    ...{ firstName: 'Théo', lastName: 'Vasseur', email: 'theo.vasseur@exemple.example', ago: [9, 20 * 60] },
    details: 'Êtes-vous ouverts le samedi ?',
    answered: 'Oui : le samedi de 9 h à 12 h 30, au kiosque. À bientôt.',
  },
]

export const RURAL_FORMS: readonly Written[] = [
  {
    ...{ firstName: 'Sylvie', lastName: 'Achard', phone: '0674102236', ago: [1, 19 * 60 + 30] },
    details: 'Quelqu’un peut-il conduire ma mère chez le médecin, mardi à 10 h ?',
  },
  {
    ...{ firstName: 'Bruno', lastName: 'Chaix', phone: '0476340912', ago: [2, 12 * 60 + 5] },
    details: 'Le robinet du gîte goutte. Clé à la mairie.',
  },
]

/** People of the workshop that pays for its employees. */
export const RIVOIRE_STAFF = [
  ['Anaïs', 'Colomb'],
  ['Djamel', 'Kaci'],
  ['Estelle', 'Roche'],
  ['Fabien', 'Giraud'],
  ['Houria', 'Belaïd'],
  ['Loïc', 'Perret'],
  ['Mathilde', 'Reynaud'],
] as const
