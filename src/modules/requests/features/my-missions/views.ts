/** Sides of a provider's home, by their word in the address. */
export const VIEWS = { repondre: 'offers', faire: 'todo', emporter: 'bring', faites: 'done' } as const
export type View = (typeof VIEWS)[keyof typeof VIEWS]
