import { fieldEn as en } from '#modules/requests/messages.field.en.ts'
import { fieldFr as fr } from '#modules/requests/messages.field.fr.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Upload } from '#ui/icons.ts'
import { useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import type { Field } from './useField.ts'

/** Whether the phone is heard, and what still waits to leave. Nothing without scripts: forms then leave by themselves. */
export function Network({ field, page }: { field: Field; page: string }) {
  const t = useWords({ fr, en })
  if (!field.ready) return null
  const waiting = field.reports.filter((one) => one.state === 'waiting').length
  const deaf = !field.online || field.end === 'offline'
  const stuck = waiting > 0 && field.end !== null
  return (
    <div className="field-network" role="status">
      <p className="ui-row">
        <Status tone={deaf ? 'warn' : 'success'}>{deaf ? t.local.offline : t.local.online}</Status>
        {waiting > 0 ? (
          <Status tone="info">{field.busy ? t.local.sending : t.local.waiting(waiting)}</Status>
        ) : (
          field.end === 'sent' && <Status tone="success">{t.local.allSent}</Status>
        )}
      </p>
      {stuck && field.end === 'signed-out' && (
        <>
          <p>{t.local.signedOut}</p>
          <ButtonLink href={`/connexion?retour=${encodeURIComponent(page)}`}>{t.local.signIn}</ButtonLink>
        </>
      )}
      {stuck && field.end === 'server' && <p>{t.local.serverDown}</p>}
      {waiting > 0 && !field.busy && !deaf && (
        <Button type="button" icon={Upload} onClick={field.send}>
          {t.local.sendNow}
        </Button>
      )}
      {field.kept && waiting === 0 && <p className="ui-soft ui-small">{t.local.ready}</p>}
    </div>
  )
}
