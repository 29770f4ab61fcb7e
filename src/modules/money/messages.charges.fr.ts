export const fr = {
  several: (n: number) => `${n} sommes dues`,
} as const
