import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { gateEn } from '../messages/gate.en.ts'
import { gateFr } from '../messages/gate.fr.ts'
import './gate.css'

type Props = { intact: boolean; fingerprint: string; previous: string | null }

/** Whether a dossier is still what was frozen, with its fingerprint and that of the one before. */
export function Fingerprint({ intact, fingerprint, previous }: Props) {
  const w = useWords({ fr: gateFr, en: gateEn }).proof
  return (
    <Notice tone={intact ? 'success' : 'danger'} title={intact ? w.intact : w.broken} live={false}>
      <p>{intact ? w.intactText : w.brokenText}</p>
      <p className="trial-fingerprint">
        {w.fingerprint} : <code>{fingerprint}</code>
      </p>
      {previous && (
        <p className="trial-fingerprint">
          {w.previous} : <code>{previous}</code>
        </p>
      )}
    </Notice>
  )
}
