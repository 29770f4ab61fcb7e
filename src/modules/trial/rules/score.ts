import type { Verdict } from './verdict.ts'

type Judged = { verdict: Verdict; weight?: number }

/** Weights of the criteria met, of those missed, and of those too early to judge. */
export function scoreOf(all: readonly Judged[]): { met: number; missed: number; early: number } {
  const of = (verdict: Verdict) =>
    all.reduce((sum, one) => sum + (one.verdict === verdict ? (one.weight ?? 1) : 0), 0)
  return { met: of('met'), missed: of('not-met'), early: of('too-early') }
}
