import { ButtonLink } from '#ui/Button.tsx'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

/** A scenario just kept: its name, and the two ways on. */
export function KeptNotice({
  kept,
  base,
}: {
  kept: { id: string; key: string; name: string }
  base: string
}) {
  const w = useWords({ fr, en }).whatIf.keep
  return (
    <Notice
      tone="success"
      actions={
        <>
          <ButtonLink href={`${base}/previsions?scenario=${kept.key}&avec=base`}>{w.see}</ButtonLink>
          <ButtonLink href={`${base}/scenarios/${kept.id}`}>{w.edit}</ButtonLink>
        </>
      }
    >
      {w.done(kept.name)}
    </Notice>
  )
}
