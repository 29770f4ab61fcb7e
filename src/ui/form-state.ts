import { createContext, useContext } from 'react'

/** What a form tells its fields: where they live, what was typed, what is wrong. */
export type FormState = {
  id: string
  errors: Readonly<Record<string, string | undefined>>
  values: Readonly<Record<string, string | readonly string[] | undefined>>
  /** The form came back: a box absent from `values` was unticked, not untouched. */
  refused: boolean
  /** A form that only asks: nothing in it is required, so nothing is marked optional. */
  asking?: boolean
}

const Context = createContext<FormState>({ id: 'f', errors: {}, values: {}, refused: false })

export const FormStateProvider = Context.Provider
export const useFormState = (): FormState => useContext(Context)

/** The id of a field's control, for links that lead to it. */
export const fieldId = (formId: string, name: string): string =>
  `${formId}-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`
