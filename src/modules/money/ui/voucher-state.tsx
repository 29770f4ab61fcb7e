import type { Day } from '#kit/day.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { walletsEn } from '../messages.wallets.en.ts'
import { walletsFr } from '../messages.wallets.fr.ts'

type Shown = { readonly ended: 'used' | 'lapsed' | 'taken-back' | null; readonly expiresOn: Day }

/** Where a voucher stands: one whose day is past waits for the morning's task, and is over already. */
export const stateOfVoucher = ({ ended, expiresOn }: Shown, today: Day) =>
  ended ?? (expiresOn < today ? 'lapsed' : 'waiting')

const TONES = { waiting: 'success', used: 'neutral', lapsed: 'warn', 'taken-back': 'warn' } as const

export function VoucherStatus({ voucher, today }: { voucher: Shown; today: Day }) {
  const { states } = useWords({ fr: walletsFr, en: walletsEn }).vouchers
  const state = stateOfVoucher(voucher, today)
  return <Status tone={TONES[state]}>{states[state]}</Status>
}
