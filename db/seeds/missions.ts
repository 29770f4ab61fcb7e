import { addDays, type Day } from '#kit/day.ts'
import { type Id, newId } from '#kit/id.ts'
import { must } from '#kit/result.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { addPerson, linkAccount, listPeople } from '#modules/people/index.server.ts'
import {
  answerOffer,
  offerRequests,
  offerTo,
  receiveReport,
  takeRequest,
} from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { drawing } from './drawing.ts'
import type { Teller } from './story.ts'

type Missions = {
  /** Words of the coordinator, of the desk, and of the provider who has an account. */
  coordinator: string
  desk: string
  provider: { word: string; firstName: string; lastName: string; phone: string }
  /** Key of the firm of that account, and of those asked beside it. */
  firm: string
  others: readonly string[]
  /** Name of the service offered. */
  service: string
}

/** What each job asks for: the first is done, the next two are for today, two wait, one found nobody. */
const JOBS = [
  { details: 'Poser deux étagères au-dessus du bureau, chevilles à fournir', message: 'Mur en brique.' },
  { details: 'Changer le joint du robinet de la cuisine', message: '' },
  { details: 'Fixer une barre d’appui dans la douche', message: 'Prendre la perceuse à percussion.' },
  { details: 'Remonter un lit médicalisé, deux personnes', message: 'Troisième étage sans ascenseur.' },
  { details: 'Remplacer trois ampoules du couloir, échelle sur place', message: '' },
  { details: 'Débloquer un volet roulant', message: 'La personne est là l’après-midi.' },
  { details: 'Régler une porte qui frotte', message: '' },
] as const

type Said = Pick<
  Parameters<typeof receiveReport>[1],
  'outcome' | 'reason' | 'note' | 'signer' | 'minutes'
> & {
  minutesAgo: number
  photos: readonly Parameters<typeof drawing>[0][]
}

/** Offers made to providers in the last days: accepted, declined, lost to another, and still waiting. */
export function tellMissions(teller: Teller, today: Day, told: Missions): void {
  const { diary, actor, organisation } = teller
  const { provider } = told
  const firm = () => organisation(told.firm)
  const all = () => [firm(), ...told.others.map(organisation)]
  diary.plan(diary.at(addDays(today, -40), 10 * 60), actor(told.coordinator), async (ctx) => {
    const { word, ...name } = provider
    const who = { ...name, segment: 'inhabitant' as const, organisationId: firm() }
    const { id } = must(await addPerson(ctx, who))
    must(await linkAccount(ctx, id, actor(word).userId!))
  })
  const jobs: Id<'Request'>[] = []
  const take = async (ctx: Ctx, n: number, wantedOn: Day) => {
    const service = (await listServices(ctx, { activeOnly: true })).find((one) => one.name === told.service)!
    const people = (await listPeople(ctx, new URLSearchParams('public=inhabitant'))).rows
    const { id } = must(
      await takeRequest(ctx, {
        personId: people[(n * 7 + 3) % people.length]!.id,
        serviceId: service.id,
        quantity: 1 + (n % 2),
        channel: 'phone',
        details: JOBS[n]!.details,
        wantedOn,
      }),
    )
    jobs[n] = id
    return id
  }
  const offer = async (ctx: Ctx, n: number, wantedOn: Day, hours: number) => {
    const requestIds = [await take(ctx, n, wantedOn)]
    const input = { requestIds, organisationIds: all(), hours, message: JOBS[n]!.message }
    must(await offerRequests(ctx, input))
  }
  const desk = actor(told.desk)
  diary.plan(diary.at(addDays(today, -6), 15 * 60), desk, async (ctx) => {
    await offer(ctx, 0, addDays(today, -3), 48)
    await offer(ctx, 6, addDays(today, -2), 48)
  })
  diary.plan(diary.at(addDays(today, -3), 9 * 60 + 20), desk, async (ctx) => {
    await offer(ctx, 1, today, 72)
    await offer(ctx, 2, today, 72)
    await offer(ctx, 3, addDays(today, 2), 48)
  })
  diary.plan(diary.at(addDays(today, -1), 16 * 60), desk, async (ctx) => {
    await offer(ctx, 4, addDays(today, 1), 48)
    await offer(ctx, 5, addDays(today, 3), 72)
  })
  const word = actor(provider.word)
  const answer = async (ctx: Ctx, n: number, said: 'accept' | 'decline', why?: string) => {
    const offerId = await offerTo(ctx, jobs[n]!, firm())
    if (offerId) must(await answerOffer(ctx, { offerId, answer: said, why }))
  }
  const report = async (ctx: Ctx, n: number, said: Said) => {
    const { minutesAgo, photos, ...rest } = said
    must(
      await receiveReport(ctx, {
        ...{ id: newId<'FieldReport'>(), requestId: jobs[n]!, leftOut: 0 },
        ...rest,
        deviceAt: new Date(ctx.now().getTime() - minutesAgo * 60_000),
        photos: photos.map((kind) => ({ name: `${kind}.png`, type: 'image/png', content: drawing(kind) })),
      }),
    )
  }
  diary.plan(diary.at(addDays(today, -3), 16 * 60 + 10), word, async (ctx) => {
    const done = { note: 'Deux étagères posées, niveau vérifié', signer: 'La voisine', minutes: 55 }
    await report(ctx, 0, { outcome: 'done', ...done, minutesAgo: 25, photos: ['shelf', 'wall'] })
  })
  diary.plan(diary.at(addDays(today, -2), 10 * 60 + 30), word, async (ctx) => {
    const why = { reason: 'absent' as const, note: 'Sonné deux fois, laissé un mot', minutes: 10 }
    await report(ctx, 6, { outcome: 'failed', ...why, minutesAgo: 180, photos: ['door'] })
  })
  diary.plan(diary.at(addDays(today, -6), 18 * 60 + 40), word, async (ctx) => {
    await answer(ctx, 0, 'accept')
    await answer(ctx, 6, 'accept')
  })
  diary.plan(diary.at(addDays(today, -3), 12 * 60 + 5), word, async (ctx) => {
    await answer(ctx, 1, 'accept')
    await answer(ctx, 2, 'accept')
    await answer(ctx, 3, 'decline', 'Pas de second bras cette semaine')
  })
}
