export const fr = {
  due: {
    fee: (number: string, from: string, to: string) => `Contrat ${number}, du ${from} au ${to}`,
    overage: (number: string, service: string, over: number, to: string) =>
      `Contrat ${number}, ${service} : ${over} au-delà du volume au ${to}`,
  },
} as const
