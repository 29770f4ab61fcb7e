import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { en } from '../messages.en.ts'
import { fr } from '../messages.fr.ts'

/** Beside the answer of the plan: reality has left it on some lines, so the answer may be too. Nothing when none has. */
export function DriftNotice({ drifts, hub }: { drifts: number; hub: string }) {
  const w = useWords({ fr, en }).actuals
  if (drifts === 0) return null
  return (
    <div className="ui-no-print">
      <Notice tone="warn" live={false} title={w.notice(drifts)}>
        <a href={`/${hub}/modele/realise#derives`}>{w.today.see}</a>
      </Notice>
    </div>
  )
}
