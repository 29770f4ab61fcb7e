import { en } from '#modules/trial/messages/review.en.ts'
import { fr } from '#modules/trial/messages/review.fr.ts'
import { useWords } from '#ui/language.tsx'

/** On paper only: room to write what the form asks for on a screen. */
export function PaperLines() {
  const { form, paper } = useWords({ fr, en })
  return (
    <div className="ui-print-only step-back-paper">
      <p className="step-back-line">{form.present}</p>
      <div className="step-back-boxes">
        <p>{form.noticed}</p>
        <p>{form.decided}</p>
      </div>
      <p className="step-back-line">{form.nextTest}</p>
      <p className="step-back-line">{paper.next}</p>
    </div>
  )
}
