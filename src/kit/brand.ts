/** Nominal typing: a `Brand<string, 'Day'>` is a string that only its own constructor hands out. */
declare const brand: unique symbol
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
