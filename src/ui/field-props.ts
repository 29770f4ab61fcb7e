import type { ReactNode } from 'react'

export type Option = { value: string; label: string; help?: string; disabled?: boolean }
type OptionGroup = { group: string; options: readonly Option[] }

export type Base = {
  name: string
  label: ReactNode
  help?: ReactNode
  /** Overrides the form's error of that name. */
  error?: string
  optional?: boolean
  autoComplete?: string
  width?: 'short' | 'medium' | 'full'
  /** Label kept for readers only, where the place says it already. */
  labelHidden?: boolean
  disabled?: boolean
}
export type Line = {
  type?:
    | 'text'
    | 'email'
    | 'tel'
    | 'number'
    | 'date'
    | 'month'
    | 'time'
    | 'password'
    | 'search'
    | 'url'
    | 'file'
  value?: string
  placeholder?: string
  min?: string | number
  max?: string | number
  step?: string | number
  maxLength?: number
  /** Unit after the box: `km`, `mois`. */
  unit?: string
  list?: readonly string[]
  accept?: string
  /** On a phone, opens the camera or the microphone at once. */
  capture?: 'user' | 'environment'
}
/** Money is text with a decimal keypad: a number box refuses the French comma in some browsers. */
export type Money = {
  type: 'money'
  value?: string
  placeholder?: string
  /** A price by something: `€/km` where `€` alone would not say it. */
  unit?: string
}
export type Area = {
  type: 'textarea'
  value?: string
  rows?: number
  maxLength?: number
  placeholder?: string
}
export type Select = {
  type: 'select'
  value?: string
  options: readonly (Option | OptionGroup)[]
  blank?: string | false
}
export type Radio = { type: 'radio'; value?: string; options: readonly Option[]; inline?: boolean }
export type Checkboxes = {
  type: 'checkboxes'
  values?: readonly string[]
  options: readonly Option[]
  inline?: boolean
}
type Checkbox = { type: 'checkbox'; checked?: boolean; value?: string }

export type FieldProps = Base & (Line | Money | Area | Select | Radio | Checkboxes | Checkbox)

/** What every control of a field shares. */
export type Wiring = {
  id: string
  name: string
  disabled: boolean | undefined
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}
