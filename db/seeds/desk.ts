import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { addPerson } from '#modules/people/index.server.ts'
import {
  answerByLink,
  answerComplaint,
  askRating,
  attach,
  closeComplaint,
  comment,
  complain,
  linkRequests,
  moveRequest,
  payRequest,
  rateByLink,
  redoWork,
  sendQuote,
  takeRequest,
} from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { pdfOf } from '#platform/pdf/document.server.ts'
import { PHOTO } from './photo.ts'
import type { Teller } from './story.ts'

type Place = { by: string; lead: string; service: string; street: string; postcode: string; city: string }

type Asked = {
  requestId: Id<'Request'>
  personId: Id<'Person'>
  serviceId: Id<'Service'>
  name: string
}

/** Takes a request whose price is still to agree on, for somebody new. */
async function ask(
  ctx: Ctx,
  { service, street, ...home }: Place,
  who: { firstName: string; lastName: string; phone?: string; email?: string; door: number; details: string },
): Promise<Asked> {
  const { door, details, ...person } = who
  const { postcode, city } = home
  const { id: personId } = must(
    await addPerson(ctx, { ...person, segment: 'inhabitant', street: `${door} ${street}`, postcode, city }),
  )
  const found = (await listServices(ctx)).find((one) => one.name === service)
  const { id: requestId } = must(
    await takeRequest(ctx, {
      personId,
      serviceId: found!.id,
      quantity: 1,
      channel: 'phone',
      details,
      price: cents(0),
      priceWhy: 'Devis à faire',
    }),
  )
  return { requestId, personId, serviceId: found!.id, name: `${who.firstName} ${who.lastName}` }
}

const line = (label: string, quantity: number, euros: number) => ({
  label,
  hundredths: quantity * 100,
  unitPrice: cents(Math.round(euros * 100)),
})

/** Prices to agree on: one accepted on a phone, one that waits, one that ran out unanswered. */
function tellQuotes(teller: Teller, today: Day, place: Place): void {
  const { diary } = teller
  const desk = teller.actor(place.by)
  const at = (days: number, minute: number) => diary.at(addDays(today, -days), minute)
  diary.plan(at(9, 10 * 60), desk, async (ctx) => {
    const asked = await ask(ctx, place, {
      ...{ firstName: 'Madeleine', lastName: 'Ferrier', phone: '0476112233', door: 8 },
      details: 'Vélo de ville et remorque : freins, pneus et éclairage.',
    })
    const lines = [line('Révision du vélo', 1, 35), line('Pneus', 2, 14.5), line('Heure d’atelier', 1.5, 22)]
    const { secret } = must(
      await sendQuote(ctx, {
        requestId: asked.requestId,
        lines,
        note: 'Pièces comprises. Compter trois jours ouvrés.',
      }),
    )
    diary.plan(at(8, 19 * 60), desk, async (visitor) => {
      const passerBy = { ...visitor, actor: { userId: null, name: '', roles: [] } }
      must(await answerByLink(passerBy, secret!, { answer: 'accept', name: asked.name, agreed: true }))
    })
  })
  diary.plan(at(3, 15 * 60), desk, async (ctx) => {
    const asked = await ask(ctx, place, {
      ...{ firstName: 'Nour', lastName: 'Saïdi', phone: '0611223344', door: 21 },
      details: 'Deux vélos d’enfant à remettre en état avant le printemps.',
    })
    const lines = [line('Révision d’un vélo d’enfant', 2, 25), line('Remise pour les deux', 1, -5)]
    must(await sendQuote(ctx, { requestId: asked.requestId, lines, note: 'Prêt sous une semaine.' }))
  })
  diary.plan(at(41, 11 * 60), desk, async (ctx) => {
    const asked = await ask(ctx, place, {
      ...{ firstName: 'Paul', lastName: 'Estève', phone: '0476445566', door: 3 },
      details: 'Vélo électrique : la batterie ne tient plus.',
    })
    const lines = [line('Batterie reconditionnée', 1, 240), line('Pose et essai', 1, 30)]
    must(await sendQuote(ctx, { requestId: asked.requestId, lines, validUntil: addDays(ctx.today(), 30) }))
  })
}

/** A job that went wrong twice: done again for nothing, and only answered; a photo and a paper; words to each other. */
function tellTroubles(teller: Teller, today: Day, place: Place): void {
  const { diary } = teller
  const desk = teller.actor(place.by)
  const lead = teller.actor(place.lead)
  const accounts = [desk, lead].map(({ userId, name }) => ({
    ...{ id: userId ?? '', name },
    email: `${name === desk.name ? place.by : place.lead}@palier.example`,
  }))
  const at = (days: number, minute: number) => diary.at(addDays(today, -days), minute)
  const job = async (ctx: Ctx, who: Parameters<typeof ask>[2], euros: number) => {
    const asked = await ask(ctx, place, who)
    const { requestId } = asked
    must(await sendQuote(ctx, { requestId, lines: [line(place.service, 1, euros)] }))
    must(await moveRequest(ctx, { requestId, verb: 'accept' }))
    must(await moveRequest(ctx, { requestId, verb: 'finish' }))
    must(await payRequest(ctx, { requestId, means: 'card' }))
    return asked
  }
  diary.plan(at(16, 10 * 60), desk, async (ctx) => {
    const first = await job(
      ctx,
      {
        firstName: 'Jeanne',
        lastName: 'Roussel',
        phone: '0476778899',
        door: 30,
        details: 'À refaire avant samedi.',
      },
      45,
    )
    const { requestId } = first
    must(
      await attach(ctx, requestId, {
        name: 'photo-avant.png',
        type: 'image/png',
        content: Buffer.from(PHOTO, 'base64'),
      }),
    )
    const paper = await pdfOf({ title: 'Bon de dépôt', author: ctx.hub.name, at: ctx.now() }, (doc) => {
      doc.fontSize(20).text('Bon de dépôt').fontSize(12).text('Déposé ce jour par Jeanne Roussel.')
    })
    must(
      await attach(ctx, requestId, {
        ...{ name: 'bon-de-depot.pdf', type: 'application/pdf' },
        content: Buffer.from(paper),
      }),
    )
    diary.plan(at(14, 9 * 60 + 30), desk, async (c) => {
      const said = { requestId, what: 'Deux jours après, la même panne est revenue.' }
      const { id: complaintId } = must(await complain(c, said))
      must(
        await answerComplaint(c, {
          complaintId,
          answer: 'Nous reprenons le travail cette semaine, sans frais.',
        }),
      )
      must(await redoWork(c, { complaintId }))
      must(await closeComplaint(c, complaintId))
    })
  })
  diary.plan(at(5, 11 * 60), desk, async (ctx) => {
    const { requestId } = await job(
      ctx,
      { firstName: 'Ali', lastName: 'Kaci', phone: '0612987654', door: 17, details: 'Rappeler le soir.' },
      28,
    )
    diary.plan(at(2, 18 * 60), desk, async (c) => {
      must(await complain(c, { requestId, what: 'Une rayure que je n’avais pas avant.' }))
    })
  })
  diary.plan(at(3, 9 * 60), desk, async (ctx) => {
    const { requestId } = await job(
      ctx,
      {
        firstName: 'Rose',
        lastName: 'Manet',
        phone: '0476334455',
        door: 5,
        details: 'Merci de sonner deux fois.',
      },
      32,
    )
    const { secret } = must(await askRating(ctx, requestId))
    diary.plan(at(2, 20 * 60), desk, async (visitor) => {
      const passerBy = { ...visitor, actor: { userId: null, name: '', roles: [] } }
      must(await rateByLink(passerBy, secret, { score: 4, comment: 'Soigné, et à l’heure dite.' }))
    })
  })
  diary.plan(at(1, 16 * 60), desk, async (ctx) => {
    const who = { firstName: 'Lise', lastName: 'Garnier', phone: '0644556677', door: 12 }
    const before = await ask(ctx, place, { ...who, details: 'Venir après 17 h : elle travaille.' })
    const first = lead.name.split(' ')[0]
    const text = `@${first} la dame demande si l’on peut passer samedi. Tu confirmes ?`
    must(await comment(ctx, { requestId: before.requestId, text, accounts }))
    const { number } = must(
      await takeRequest(ctx, {
        ...{ personId: before.personId, serviceId: before.serviceId, quantity: 1, channel: 'phone' },
        details: 'Elle rappelle : il y en a un deuxième.',
        ...{ price: cents(0), priceWhy: 'Devis à faire' },
      }),
    )
    must(await linkRequests(ctx, { requestId: before.requestId, number, kind: 'follows' }))
  })
}

/** What the desk lives around its requests, beside the daily crowd. */
export function tellDesk(teller: Teller, today: Day, place: Place): void {
  tellQuotes(teller, today, place)
  tellTroubles(teller, today, place)
}
