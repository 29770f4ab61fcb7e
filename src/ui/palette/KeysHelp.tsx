import { Dialog } from '../Dialog.tsx'
import { useUiWords } from '../words.ts'

/** Id of the dialog, for the button that opens it. */
export const KEYS = 'ui-keys'

/** The keys of every page, and the box that turns single keys off in this browser (WCAG 2.1.4). */
export function KeysHelp() {
  const w = useUiWords().keys
  return (
    <Dialog id={KEYS} title={w.title}>
      <table className="ui-keys-table">
        <caption className="ui-hidden">{w.title}</caption>
        <thead className="ui-hidden">
          <tr>
            <th scope="col">{w.key}</th>
            <th scope="col">{w.does}</th>
          </tr>
        </thead>
        <tbody>
          {w.list.map(([key, what]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <label className="ui-check">
          <input type="checkbox" name="single-keys" defaultChecked suppressHydrationWarning /> {w.single}
        </label>
      </p>
      <p className="ui-soft ui-small">{w.singleHelp}</p>
    </Dialog>
  )
}
