/** Names of the fields of `after` whose value differs from `before`. */
export const changedFields = <T extends object>(before: T, after: Partial<T>): (keyof T & string)[] =>
  (Object.keys(after) as (keyof T & string)[]).filter((field) => before[field] !== after[field])
