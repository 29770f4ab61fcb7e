import { ButtonLink } from '#ui/Button.tsx'
import { Pencil } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { debitsEn } from '../messages.debits.en.ts'
import { debitsFr } from '../messages.debits.fr.ts'

type Props = { hub: string | undefined; missing: 'our_iban_missing' | 'our_ics_missing' | null }

/** What must be known of us before any file for the bank, with the way to it. */
export function MissingOurs({ hub, missing }: Props) {
  const t = useWords({ fr: debitsFr, en: debitsEn })
  if (!missing) return null
  return (
    <Notice
      tone="warn"
      live={false}
      actions={
        <ButtonLink href={`/${hub}/argent/identite`} icon={Pencil}>
          {t.complete}
        </ButtonLink>
      }
    >
      {t.missing[missing]}
    </Notice>
  )
}
