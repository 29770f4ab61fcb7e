import type { Evidence } from '#modules/trial/rules/record.ts'
import type { Verdict } from '#modules/trial/rules/verdict.ts'

/** A criterion judged otherwise at the signature than in the dossier. */
export type MovedVerdict = { key: string; name: string; was: Verdict; now: Verdict }

/** What changed between the dossier that the committee read and the signature, by criterion. */
export function movedSince(then: readonly Evidence[], now: readonly Evidence[]): MovedVerdict[] {
  const before = new Map(then.map((one) => [one.criterionId, one.verdict]))
  return now.flatMap(({ criterionId: key, name, verdict }) => {
    const was = before.get(key)
    return was !== undefined && was !== verdict ? [{ key, name, was, now: verdict }] : []
  })
}
