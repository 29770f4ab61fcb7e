import { formatEuros, formatPercent } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/language.tsx'
import { en } from '../messages.payers.en.ts'
import { fr } from '../messages.payers.fr.ts'
import type { NewShare } from '../shares/store.server.ts'

/** A share as pages show it: who pays, how much, and what explains the amount. */
export type ShownShare = Pick<
  NewShare,
  | 'kind'
  | 'name'
  | 'coverageId'
  | 'organisationId'
  | 'amount'
  | 'takes'
  | 'permille'
  | 'takesAmount'
  | 'heldBy'
  | 'period'
  | 'why'
>

/** Why a payer pays that much, in words: « 50 % du prix, plafond du mois atteint ». */
export function useShareWords(): (share: ShownShare) => string {
  const t = useWords({ fr, en })
  const locale = useLocale()
  return ({ takes, permille, takesAmount, heldBy, period, why }) => {
    if (why !== null) return why
    if (takes === null) return ''
    const rule =
      takes === 'share'
        ? t.takes.share(formatPercent(permille / 1000, locale, permille % 10 === 0 ? 0 : 1))
        : t.takes[takes](formatEuros(takesAmount ?? (0n as never), locale))
    const limit = heldBy && (heldBy === 'ceiling' && period ? t.ceilings[period] : t.held[heldBy])
    return [rule, limit].filter(Boolean).join(', ')
  }
}

/** Tells one share of a price from the others. */
export const shareKey = (share: ShownShare): string =>
  `${share.kind} ${share.coverageId ?? share.organisationId ?? ''}`
