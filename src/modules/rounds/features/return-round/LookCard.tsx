import { en as driveEn } from '#modules/rounds/messages.drive.en.ts'
import { fr as driveFr } from '#modules/rounds/messages.drive.fr.ts'
import { en } from '#modules/rounds/messages.return.en.ts'
import { fr } from '#modules/rounds/messages.return.fr.ts'
import { DEED_REASONS, NOT_REACHED } from '#modules/rounds/rules/drive/deed.ts'
import { Card } from '#ui/Card.tsx'
import { formatHour } from '#ui/dates.ts'
import { formatEuros } from '#ui/format.ts'
import { useLanguage, useWords } from '#ui/language.tsx'
import { Status } from '#ui/Status.tsx'
import type { returnPage } from './query.server.ts'

type Page = NonNullable<Awaited<ReturnType<typeof returnPage>>>

/** What the road said and nobody answered yet; nothing is drawn when there is nothing to look at. */
export function LookCard({ page, base }: { page: Page; base: string }) {
  const t = useWords({ fr, en }).look
  const d = useWords({ fr: driveFr, en: driveEn })
  const { zone, locale } = useLanguage()
  const { slipped, clockOff, returned, failed, told, round } = page
  const ended = round.state === 'ended'
  if (!(ended && (slipped || clockOff)) && returned + failed.length + told.length === 0) return null
  const waiting = failed.filter(({ waits }) => waits).length
  const held: Readonly<Record<string, string>> = d.held
  const reasonOf = (reason: string | null) => {
    const known = DEED_REASONS.find((one) => one === reason)
    return known ? d.reasons[known] : reason === NOT_REACHED ? d.notReached : ''
  }
  return (
    <Card title={t.title}>
      <div className="round-look">
        {ended && slipped && <Status tone="warn">{t.slipped}</Status>}
        {clockOff && <Status tone="warn">{t.clockOff}</Status>}
        {returned > 0 && <Status tone="info">{t.returned(returned)}</Status>}
        {failed.length > 0 && (
          <>
            <Status tone={waiting > 0 ? 'warn' : 'info'}>{t.failed(failed.length, waiting)}</Status>
            <ul>
              {failed.map((stop) => (
                <li key={stop.id}>
                  {[
                    `${stop.what}, ${stop.whom}`,
                    reasonOf(stop.reason),
                    stop.said,
                    waiting > 0 && !stop.waits && t.waitsNoMore,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </li>
              ))}
            </ul>
          </>
        )}
        {told.length > 0 && (
          <>
            <h3>{t.told}</h3>
            <ul className="round-told">
              {told.map((one) => (
                <li key={one.id}>
                  <p className="ui-soft ui-small">
                    {[formatHour(one.at, zone, locale), one.by, one.stop].filter(Boolean).join(' · ')}
                  </p>
                  {one.held && <p>{held[one.held]}</p>}
                  {one.note && <p>{one.note}</p>}
                  {one.cash !== null && <p>{t.taken(formatEuros(one.cash, locale))}</p>}
                  {one.proofs.length > 0 && (
                    <p className="round-proofs">
                      {one.proofs.map((id, i) => (
                        <a key={id} href={`${base}/tournees/preuves/${id}`}>
                          <img src={`${base}/tournees/preuves/${id}`} alt={t.proof(i + 1)} loading="lazy" />
                        </a>
                      ))}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Card>
  )
}
