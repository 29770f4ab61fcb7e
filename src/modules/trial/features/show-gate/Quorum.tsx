import { gateEn } from '#modules/trial/messages/gate.en.ts'
import { gateFr } from '#modules/trial/messages/gate.fr.ts'
import type { Quorum as QuorumRule, Tally } from '#modules/trial/rules/gate.ts'
import { useWords } from '#ui/language.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Progress } from '#ui/Progress.tsx'

type Props = { tally: Tally; quorum: QuorumRule; changed: readonly string[] }

/** Whether enough voices answered to decide, and what changed since the dossier was frozen. */
export function Quorum({ tally, quorum, changed }: Props) {
  const g = useWords({ fr: gateFr, en: gateEn })
  const w = g.show
  const { given, needed, total, reached } = tally
  return (
    <>
      {needed === 0 ? (
        <p className="ui-soft">{w.quorumNone}</p>
      ) : (
        <Notice
          tone={reached ? 'success' : 'info'}
          title={reached ? w.quorumReached : w.quorumMissing}
          live={false}
        >
          <p>
            {reached
              ? w.quorumReachedText(g.voices(given), String(total))
              : w.quorumMissingText(given, needed, total)}
          </p>
          <Progress
            id="quorum"
            label={g.quorums[quorum]}
            value={given}
            max={Math.max(1, total)}
            words={w.quorumOf(given, needed)}
          />
        </Notice>
      )}
      {changed.length > 0 && (
        <Notice tone="warn" title={w.changed} live={false}>
          {w.changedText(changed.join(', '))}
        </Notice>
      )}
    </>
  )
}
