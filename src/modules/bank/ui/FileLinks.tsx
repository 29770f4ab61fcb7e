import { ButtonLink } from '#ui/Button.tsx'
import { Download } from '#ui/icons.ts'
import './sepa.css'

type Props = {
  base: string
  /** Of the newer message, as its address says it. */
  version: '08' | '09'
  /** The file is the next thing to take. */
  first: boolean
  words: { download: string; recent: string; formatHelp: string }
}

/** The file of a run in the version most banks take, and in the newer one. */
export function FileLinks({ base, version, first, words }: Props) {
  return (
    <div className="sepa-files">
      <ButtonLink tone={first ? 'primary' : undefined} href={`${base}/fichier`} icon={Download}>
        {words.download}
      </ButtonLink>
      <ButtonLink tone="quiet" href={`${base}/fichier?version=${version}`} icon={Download}>
        {words.recent}
      </ButtonLink>
      <small className="ui-soft">{words.formatHelp}</small>
    </div>
  )
}
