/** The only door of this module for the others. */
export { addService } from './features/add-service/use-case.server.ts'
export type { Activity } from './rules/activities.ts'
export type { NewService } from './service-form.ts'
export { getService, listServices, priceOn, type Service } from './services.server.ts'
