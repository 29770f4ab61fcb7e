import { formatDay } from '#ui/dates.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import { contractEn as en } from '../messages.contract.en.ts'
import { contractFr as fr } from '../messages.contract.fr.ts'
import type { Alert } from '../rules/alerts.ts'

/** What is to be looked at in a contract, as an icon and a sentence. */
export function AlertLine({ kind, day }: Alert) {
  const w = useWords({ fr, en })
  const { locale, today } = useLanguage()
  const tone = kind === 'renews' ? 'info' : 'warn'
  return <Status tone={tone}>{w.alerts[kind](formatDay(day, locale, today?.slice(0, 4)))}</Status>
}
