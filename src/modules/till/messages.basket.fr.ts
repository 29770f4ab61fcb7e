export const fr = {
  passerBy: 'Client de passage',
  voucher: (label: string, code: string) => `${label} ${code}`,
  ofOne: (label: string, number: string) => `${label} · ticket ${number}`,
  ofSeveral: (n: number, number: string) => `${n} achats · ticket ${number}`,
}
