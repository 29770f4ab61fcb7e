/** The only door of this module for the others. */
export { type AddServiceCode, addService } from './features/add-service/use-case.server.ts'
export { type PriceInput, type SetPriceCode, setPrice } from './features/set-price/use-case.server.ts'
export { ACTIVITIES, type Activity, PRICE_UNITS, type PriceUnit } from './rules/activities.ts'
export { currentPrice, type DatedPrice, pricesOn } from './rules/prices.ts'
export type { NewService, ServiceForm } from './service-form.ts'
export { getService, listServices, priceOn, type Service } from './services.server.ts'
export type { ServiceRow } from './store.server.ts'
