import { isId } from '#kit/id.ts'
import { type Cents, parseEuros, zero } from '#kit/money.ts'
import { listServices } from '#modules/catalogue/index.server.ts'
import { findPeople, getPerson } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Limit } from '../rules/split.ts'
import { shareOut } from '../rules/split.ts'
import { type Coverage, coveragesFor } from './read.server.ts'

export type PreviewPart = Pick<Coverage, 'id' | 'name' | 'payerName' | 'takes' | 'permille' | 'amount'> & {
  readonly pays: Cents
  readonly limit: Limit | null
}

/** What is asked in the address: `qui` (an id, or words to find somebody by), `service`, `prix`, `code`. */
export async function previewOf(ctx: Ctx, params: URLSearchParams) {
  const services = (await listServices(ctx, { activeOnly: true })).map(({ id, name, activity, prices }) => ({
    id,
    name,
    activity,
    prices,
  }))
  const asked = {
    q: (params.get('q') ?? '').trim().slice(0, 100),
    service: params.get('service') ?? '',
    price: (params.get('prix') ?? '').slice(0, 20),
    code: (params.get('code') ?? '').slice(0, 40),
  }
  const choices = services.map(({ id, name }) => ({ value: id as string, label: name }))
  const given = params.get('qui')
  const found = isId<'Person'>(given) ? [] : asked.q === '' ? [] : await findPeople(ctx, asked.q, 6)
  const personId = isId<'Person'>(given) ? given : found.length === 1 ? found[0]!.id : null
  const service = services.find((one) => one.id === asked.service)
  const person = personId && (await getPerson(ctx, personId))
  const none = { services: choices, asked, found: personId ? [] : found, answer: null }
  if (!person || !service) return none
  const typed = parseEuros(asked.price)
  const price = typed.ok && typed.value >= zero ? typed.value : (service.prices[person.segment] ?? zero)
  const { activity, id: serviceId } = service
  const held = await coveragesFor(ctx, {
    personId: person.id,
    serviceId,
    activity,
    day: ctx.today(),
    code: asked.code,
  })
  const { parts, rest } = shareOut(price, held)
  const shares: PreviewPart[] = held.map(({ id, name, payerName, takes, permille, amount }, i) => ({
    ...{ id, name, payerName, takes, permille, amount },
    pays: parts[i]!.amount,
    limit: parts[i]!.limit,
  }))
  const name = `${person.firstName} ${person.lastName}`.trim()
  return {
    ...none,
    found: [],
    answer: { personId: person.id, name, service: service.name, price, rest, shares },
  }
}
