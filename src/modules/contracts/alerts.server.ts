import type { Id } from '#kit/id.ts'
import { organisationNames } from '#modules/people/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import { type Alert, alertsOf } from './rules/alerts.ts'
import { contractsNotEnded, indexesOf, termsOfContracts } from './store.server.ts'

/** An alert with the contract it is about. */
export type ContractAlert = Alert & {
  readonly contractId: Id<'Contract'>
  readonly number: string
  readonly title: string
  readonly organisation: string
}

/** What is to be looked at among contracts in force and drafts that wait, the nearest first: for the home page and the list. */
export async function contractAlerts(ctx: Ctx): Promise<ContractAlert[]> {
  const today = ctx.today()
  const { live, terms, indexes } = await ctx.read(async (tx) => {
    const live = await contractsNotEnded(tx, ctx.hub.id)
    const ids = live.map(({ id }) => id)
    return {
      live,
      terms: await termsOfContracts(tx, ctx.hub.id, ids),
      indexes: await indexesOf(tx, ctx.hub.id, ids),
    }
  })
  const names = await organisationNames(
    ctx,
    live.map((contract) => contract.organisationId),
  )
  return live
    .flatMap((contract) =>
      alertsOf(contract, terms.get(contract.id) ?? [], indexes.get(contract.id) ?? [], today).map(
        (alert) => ({
          ...alert,
          contractId: contract.id,
          number: contract.number,
          title: contract.title,
          organisation: names.get(contract.organisationId) ?? '',
        }),
      ),
    )
    .sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Contracts not ended, to choose one from: number, organisation and what it is about. */
export async function contractsToChoose(
  ctx: Ctx,
): Promise<{ value: string; label: string; number: string; organisationId: string }[]> {
  const rows = await ctx.read((tx) => contractsNotEnded(tx, ctx.hub.id))
  const names = await organisationNames(
    ctx,
    rows.map(({ organisationId }) => organisationId),
  )
  return rows.map(({ id, number, title, organisationId }) => ({
    ...{ value: id, number, organisationId },
    label: `${number} · ${names.get(organisationId) ?? ''} · ${title}`,
  }))
}
