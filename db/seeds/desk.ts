import { addDays, type Day } from '#kit/day.ts'
import type { Id } from '#kit/id.ts'
import { cents } from '#kit/money.ts'
import { must } from '#kit/result.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { addPerson } from '#modules/people/index.server.ts'
import { answerByLink, sendQuote, takeRequest } from '#modules/requests/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Teller } from './story.ts'

type Place = { by: string; service: string; street: string; postcode: string; city: string }

/** Takes a request whose price is still to agree on, for somebody new. */
async function ask(
  ctx: Ctx,
  { service, street, ...home }: Place,
  who: { firstName: string; lastName: string; phone?: string; email?: string; door: number; details: string },
): Promise<{ requestId: Id<'Request'>; name: string }> {
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
  return { requestId, name: `${who.firstName} ${who.lastName}` }
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

/** What the desk lives around its requests, beside the daily crowd. */
export function tellDesk(teller: Teller, today: Day, place: Place): void {
  tellQuotes(teller, today, place)
}
