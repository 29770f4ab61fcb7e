import { en } from '#modules/plan/messages.en.ts'
import { fr } from '#modules/plan/messages.fr.ts'
import { UndoForm } from '#modules/plan/ui/UndoForm.tsx'
import { ButtonLink } from '#ui/Button.tsx'

import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'

type Props = {
  hub: string
  /** What was just done, as the address says. */
  done: string | null
  /** Key of the scenario just kept. */
  kept: string | null
  removed: { id: string; version: string }
  mayWrite: boolean
  refused: string | undefined
}

/** What just happened, with the way back or the next step. */
export function News({ hub, done, kept, removed, mayWrite, refused }: Props) {
  const t = useWords({ fr, en }).tariffs
  const doneWords =
    done === 'panier'
      ? t.baskets.saved
      : done === 'foyers'
        ? t.households.saved
        : done === 'retire'
          ? t.baskets.removed
          : null
  return (
    <>
      {doneWords && (
        <Notice
          tone="success"
          actions={
            done === 'retire' &&
            mayWrite && <UndoForm removed={removed} label={t.baskets.undo} action={`/${hub}/modele/tarifs`} />
          }
        >
          {doneWords}
        </Notice>
      )}
      {kept && (
        <Notice
          tone="success"
          actions={
            <ButtonLink href={`/${hub}/modele/previsions?scenario=${kept}&avec=base`}>
              {t.solidarity.seeForecast}
            </ButtonLink>
          }
        >
          {t.solidarity.kept}
        </Notice>
      )}
      {refused && <Notice tone="warn">{refused}</Notice>}
    </>
  )
}
