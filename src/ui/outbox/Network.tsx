import { Button, ButtonLink } from '../Button.tsx'
import { Upload } from '../icons.ts'
import { Status } from '../Status.tsx'
import { useUiWords } from '../words.ts'
import type { Outbox } from './useOutbox.ts'
import './outbox.css'

/** Whether the phone is heard, and what still waits to leave. Nothing without scripts: forms then leave by themselves. */
export function Network({ outbox, address }: { outbox: Outbox; address: string }) {
  const t = useUiWords().outbox
  if (!outbox.ready) return null
  const { waiting } = outbox
  const deaf = !outbox.online || outbox.end === 'offline'
  const stuck = waiting > 0 && outbox.end !== null
  return (
    <div className="ui-network" role="status">
      <p className="ui-row">
        <Status tone={deaf ? 'warn' : 'success'}>{deaf ? t.offline : t.online}</Status>
        {waiting > 0 ? (
          <Status tone="info">{outbox.busy ? t.sending : t.waiting(waiting)}</Status>
        ) : (
          outbox.end === 'sent' && <Status tone="success">{t.allSent}</Status>
        )}
      </p>
      {stuck && outbox.end === 'signed-out' && (
        <>
          <p>{t.signedOut}</p>
          <ButtonLink href={`/connexion?retour=${encodeURIComponent(address)}`}>{t.signIn}</ButtonLink>
        </>
      )}
      {stuck && outbox.end === 'server' && <p>{t.serverDown}</p>}
      {waiting > 0 && !outbox.busy && !deaf && (
        <Button type="button" icon={Upload} onClick={outbox.send}>
          {t.sendNow}
        </Button>
      )}
      {outbox.opensOffline && waiting === 0 && <p className="ui-soft ui-small">{t.ready}</p>}
    </div>
  )
}
