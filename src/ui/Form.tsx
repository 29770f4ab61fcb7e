import { Children, isValidElement, type ReactNode } from 'react'
import { FormErrors } from './FormErrors.tsx'
import { type FormState, FormStateProvider } from './form-state.ts'

type Props = {
  children: ReactNode
  /** Tells apart two forms of one page that share field names. */
  id?: string
  action?: string
  method?: 'post' | 'get'
  encType?: 'multipart/form-data'
  /** From the loader, fresh per page shown: the same key sent twice acts once. */
  idempotencyKey?: string
  /** Which verb of the page's action this form asks for. */
  intent?: string
  /** Sentences by field name; each shows beside its field and in the summary. */
  errors?: FormState['errors']
  /** Sentence about the whole form. */
  error?: string
  /** What was typed, by field name: put back after a refusal. */
  values?: FormState['values']
  /** Labels of fields that a component of its own writes: without scripts the summary knows no others of those. */
  labels?: Readonly<Record<string, string>>
  hidden?: Readonly<Record<string, string>>
  className?: string
}

/**
 * A form that works without scripts. The browser's own checks are off (`noValidate`): the server answers
 * in the reader's language, beside the field, and keeps what was typed.
 */
export function Form(props: Props) {
  const { id = 'f', method = 'post', errors = {}, values = {}, hidden = {} } = props
  const refused = Boolean(props.error) || Object.values(errors).some(Boolean)
  return (
    <FormStateProvider value={{ id, errors, values, refused }}>
      <form
        id={id}
        method={method}
        action={props.action}
        encType={props.encType}
        className={props.className ? `ui-form ${props.className}` : 'ui-form'}
        noValidate
      >
        {props.idempotencyKey && <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />}
        {props.intent && <input type="hidden" name="intent" value={props.intent} />}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <FormErrors
          errors={errors}
          error={props.error}
          labels={refused ? { ...labelsIn(props.children), ...props.labels } : {}}
        />
        {props.children}
      </form>
    </FormStateProvider>
  )
}

/**
 * The labels of the fields written straight into a form, by name. Those that a component of its own writes are unknown
 * here, and go without.
 */
function labelsIn(children: ReactNode): Record<string, string> {
  const found: Record<string, string> = {}
  Children.forEach(children, (child) => {
    if (!isValidElement<{ name?: unknown; label?: unknown; children?: ReactNode }>(child)) return
    const { name, label, children: inner } = child.props
    if (typeof name === 'string' && typeof label === 'string') found[name] = label
    if (typeof inner !== 'function') Object.assign(found, labelsIn(inner))
  })
  return found
}

const ASKING: FormState = { id: 'filtre', errors: {}, values: {}, refused: false, asking: true }

/** Fields of a filter: none is required, so none is marked optional. */
export function Asking({ children }: { children: ReactNode }) {
  return <FormStateProvider value={ASKING}>{children}</FormStateProvider>
}

/** Fields that belong together, under one question. */
export function FieldSet({ legend, help, children }: { legend: string; help?: string; children: ReactNode }) {
  return (
    <fieldset className="ui-fieldset">
      <legend>{legend}</legend>
      {help && <p className="ui-field-help">{help}</p>}
      {children}
    </fieldset>
  )
}

/** The verbs at the foot of a form: the primary one first. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="ui-form-actions">{children}</div>
}
