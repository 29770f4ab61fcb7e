import { webEn } from '#modules/requests/messages.web.en.ts'
import { webFr } from '#modules/requests/messages.web.fr.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'

/** « 3 demandes du site » where work is sorted; nothing when none waits. */
export function WebInboxNotice({ waiting, hub }: { waiting: number; hub: string }) {
  const w = useWords({ fr: webFr, en: webEn }).inbox
  if (waiting === 0) return null
  return (
    <Notice
      title={w.waiting(waiting)}
      live={false}
      actions={<ButtonLink href={`/${hub}/demandes/du-site`}>{w.open}</ButtonLink>}
    >
      {w.waitingText}
    </Notice>
  )
}
