export const fr = {
  passerBy: 'Client de passage',
  ofOne: (label: string, number: string) => `${label} · ticket ${number}`,
  ofSeveral: (n: number, number: string) => `${n} achats · ticket ${number}`,
}
