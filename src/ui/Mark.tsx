/** The product's mark: three stairs and, at the top, the landing where people meet. */
export function Mark() {
  return (
    <svg className="ui-mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <path d="M3 28V22.5h7V17h7v-5.5h12V28Z" className="ui-mark-stairs" />
      <circle cx="20.5" cy="6.5" r="2.9" className="ui-mark-person" />
      <circle cx="26.5" cy="6.5" r="2.9" className="ui-mark-person" />
    </svg>
  )
}
