import type { ContractAlert } from '#modules/contracts/alerts.server.ts'
import { Card } from '#ui/Card.tsx'
import { useWords } from '#ui/language.tsx'
import { contractEn as en } from '../messages.contract.en.ts'
import { contractFr as fr } from '../messages.contract.fr.ts'
import { AlertLine } from './AlertLine.tsx'
import './contracts.css'

/** Contracts to look at, for the home page and above the list; nothing when there are none. */
export function ContractAlerts({ alerts, hub }: { alerts: readonly ContractAlert[]; hub: string }) {
  const w = useWords({ fr, en })
  if (alerts.length === 0) return null
  return (
    <Card title={w.alertsTitle} className="ui-no-print">
      <ul className="contract-lines">
        {alerts.map(({ number, organisation, title, kind, day }) => (
          <li key={`${number} ${kind} ${day}`}>
            <a href={`/${hub}/contrats/${number}`}>
              {organisation}
              <span className="ui-soft"> · {title}</span>
            </a>
            <AlertLine kind={kind} day={day} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
