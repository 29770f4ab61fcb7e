import './letter.css'

/** A message as it is read: its subject, then its lines as they were written. */
export function Letter({ subject, text }: { subject?: string; text: string }) {
  return (
    <div className="notice-letter">
      {subject && <p className="notice-subject">{subject}</p>}
      <div className="notice-text">{text}</div>
    </div>
  )
}
