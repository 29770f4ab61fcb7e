import { useWords } from '#ui/language.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { en } from './messages.en.ts'
import { fr } from './messages.fr.ts'

export default function Today() {
  const t = useWords({ fr, en })
  return <PageHeader title={t.nav.today} />
}
