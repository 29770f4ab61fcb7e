/** Field of a decile in the form, `d1` to `d9`. */
export const decileName = (n: number) => `d${n}` as const
