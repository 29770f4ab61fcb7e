import { AskPanel } from '#modules/requests/after/AskPanel.tsx'
import { ComplaintPanel } from '#modules/requests/after/ComplaintPanel.tsx'
import { FilesPanel } from '#modules/requests/talk/FilesPanel.tsx'
import { useFollowForms } from '#modules/requests/talk/forms.ts'
import { LinksPanel } from '#modules/requests/talk/LinksPanel.tsx'
import { TalkPanel } from '#modules/requests/talk/TalkPanel.tsx'
import '#modules/requests/talk/talk.css'
import type { RequestAround } from './around.server.ts'

type Props = { around: RequestAround; hub: string; formKey: string; side: 'main' | 'aside' }

/** The panels around a request; their forms go to a page of their own, which shows what was refused. */
export function Around({ around: { follow, names }, hub, formKey, side }: Props) {
  const base = `/${hub}/demandes/${follow.number}`
  const forms = useFollowForms(`${base}/echanges`, formKey)
  if (side === 'main')
    return (
      <>
        <ComplaintPanel follow={follow} hub={hub} forms={forms} />
        <TalkPanel follow={follow} names={names} forms={forms} />
      </>
    )
  return (
    <>
      <AskPanel follow={follow} forms={forms} />
      <FilesPanel files={follow.files} base={base} forms={forms} />
      <LinksPanel links={follow.links} hub={hub} forms={forms} />
    </>
  )
}
