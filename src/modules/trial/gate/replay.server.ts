import { measuresOver } from '#modules/measures/index.server.ts'
import type { Ctx } from '#platform/context/ctx.server.ts'
import type { Evidence } from '../rules/record.ts'

/** A frozen figure beside the same measure computed again; `same` when value, sample and days are equal. */
export type Replayed = {
  evidence: Evidence
  value: number | null
  sample: number
  same: boolean
}

/**
 * Computes each frozen measure again from the daily work, as it was known at the instant of the freeze. Votes of a
 * grid are not measures: they are left out. A measure no longer offered cannot be computed, and so differs.
 */
export async function replay(
  ctx: Ctx,
  record: { evidence: readonly Evidence[]; at: string },
): Promise<Replayed[]> {
  const measured = record.evidence.filter((one) => (one.kind ?? 'measure') === 'measure')
  const asOf = new Date(record.at)
  const readings = await measuresOver(
    ctx,
    measured.map(({ measure, from, to }) => ({ id: measure.id, from, to, asOf })),
  )
  return measured.map((evidence, i) => {
    const { value = null, sample = 0 } = readings[i] ?? {}
    return { evidence, value, sample, same: value === evidence.value && sample === evidence.sample }
  })
}
