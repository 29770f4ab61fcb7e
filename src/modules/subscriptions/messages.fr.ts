export const fr = {
  due: (plan: string, from: string, to: string) => `${plan}, du ${from} au ${to}`,
  dueFor: (what: string, who: string) => `${what}, pour ${who}`,
} as const
