import { z } from 'zod'
import {
  LEAST_SECONDS,
  MOST_SECONDS,
  palierJob,
  palierRoot,
  palierShipment,
  palierVehicle,
} from './extension.ts'
import { MATRIX_META, MOST_NAMES, MOST_TASKS } from './matrix.ts'

/**
 * VROOM's JSON as its API document of version 1.15 tells it (github.com/VROOM-Project/vroom, docs/API.md). Seconds,
 * metres, `[lon, lat]`. Fields that VROOM does not know are left aside, as it does, and named in the answer's notices;
 * ours stand in `palier` alone.
 */

/** VROOM keeps 32 bits: seconds until 2106, and amounts that no van holds. */
const MOST = 4_294_967_295
const seconds = z.int().min(0).max(MOST)
const identifier = z.int().min(0)
const words = z.string().max(2000)

export const lonLat = z
  .tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
  .meta({ description: '[longitude, latitude], in degrees' })
const index = z.int().min(0).meta({ description: 'row and column in the matrices' })
const amount = z
  .array(z.int().min(0).max(2_000_000_000))
  .max(20)
  .meta({ description: 'quantities, one per unit (items, kilograms, litres…)' })
const skills = z.array(z.int().min(0).max(MOST)).max(1000)
const window = z.tuple([seconds, seconds]).meta({ description: '[from, to], in seconds, both included' })
const windows = z.array(window).min(1).max(100)
const priority = z.int().min(0).max(100)
const perType = z.record(z.string().max(100), seconds)

const place = { location: lonLat.optional(), location_index: index.optional() }
const work = {
  setup: seconds.optional().meta({ description: 'seconds to get started, not again at the same place' }),
  service: seconds.optional(),
  setup_per_type: perType.optional(),
  service_per_type: perType.optional(),
  time_windows: windows.optional().meta({ description: 'when the work may start' }),
}

export const jobSchema = z
  .object({
    id: identifier,
    description: words.optional(),
    ...place,
    ...work,
    amount: amount.optional().meta({
      deprecated: true,
      description: 'old word for delivery, where neither delivery nor pickup is said',
    }),
    delivery: amount.optional(),
    pickup: amount.optional(),
    skills: skills.optional(),
    priority: priority.optional(),
    palier: palierJob.optional(),
  })
  .meta({ id: 'Job' })

export const shipmentStepSchema = z
  .object({ id: identifier, description: words.optional(), ...place, ...work })
  .meta({ id: 'ShipmentStep' })

export const shipmentSchema = z
  .object({
    pickup: shipmentStepSchema,
    delivery: shipmentStepSchema,
    amount: amount.optional(),
    skills: skills.optional(),
    priority: priority.optional(),
    palier: palierShipment.optional(),
  })
  .meta({ id: 'Shipment' })

export const breakSchema = z
  .object({
    id: identifier,
    description: words.optional(),
    time_windows: windows.optional(),
    service: seconds.optional(),
    max_load: amount.optional(),
  })
  .meta({ id: 'Break' })

export const stepSchema = z
  .object({
    type: z.enum(['start', 'job', 'pickup', 'delivery', 'break', 'end']),
    id: identifier.optional(),
    service_at: seconds.optional(),
    service_after: seconds.optional(),
    service_before: seconds.optional(),
  })
  .meta({ id: 'VehicleStep' })

const price = z.int().min(0).max(1_000_000_000)
export const costsSchema = z
  .object({
    fixed: price.optional(),
    per_hour: price.optional().meta({ description: 'of an hour of travel; 3600 when absent' }),
    per_task_hour: price.optional(),
    per_km: price.optional(),
  })
  .meta({ id: 'Costs' })

export const vehicleSchema = z
  .object({
    id: identifier,
    profile: z.string().min(1).max(100).optional(),
    description: words.optional(),
    start: lonLat.optional(),
    start_index: index.optional(),
    end: lonLat.optional(),
    end_index: index.optional(),
    capacity: amount.optional(),
    costs: costsSchema.optional(),
    skills: skills.optional(),
    type: z.string().max(100).optional(),
    time_window: window.optional(),
    breaks: z.array(breakSchema).max(50).optional(),
    speed_factor: z.number().min(0.01).max(5).optional(),
    max_tasks: z.int().min(0).max(MOST).optional(),
    max_travel_time: seconds.optional(),
    max_distance: z.int().min(0).max(MOST).optional(),
    steps: z.array(stepSchema).max(20_000).optional(),
    palier: palierVehicle.optional(),
  })
  .meta({ id: 'Vehicle' })

/** Numbers are read by hand (`matrix.ts`): a million of them would cost the schema library seconds. */
const matrix = z.unknown().meta(MATRIX_META)
const matricesOfProfile = z
  .object({ durations: matrix.optional(), distances: matrix.optional(), costs: matrix.optional() })
  .meta({ id: 'Matrices', description: 'seconds, metres, and costs of their own' })

/** What the interface of the same name over HTTP (vroom-express) takes beside the problem. */
export const expressOptions = z
  .object({
    c: z.boolean().optional().meta({ description: 'keep the steps as they are and tell their times' }),
    g: z.boolean().optional().meta({ description: 'the ways as lines on a map: not told here' }),
    l: z
      .number()
      .min(LEAST_SECONDS)
      .max(MOST_SECONDS)
      .optional()
      .meta({ description: 'seconds; `palier.seconds` goes before' }),
    t: z.int().min(0).optional().meta({ description: 'threads: always one here' }),
    x: z.int().min(0).optional().meta({ description: 'exploration: the limit of time says it here' }),
  })
  .meta({ id: 'ExpressOptions' })

export const vroomSchema = z
  .object({
    // Counted before anything is read (`read.ts`); here so that the document of the interface says so.
    jobs: z.array(jobSchema).optional().meta({ maxItems: MOST_TASKS }),
    shipments: z
      .array(shipmentSchema)
      .optional()
      .meta({ maxItems: MOST_TASKS / 2, description: 'each of them counts for two stops' }),
    vehicles: z.array(vehicleSchema).min(1).max(1000),
    matrices: z.record(z.string().max(100), matricesOfProfile).optional().meta({ maxProperties: MOST_NAMES }),
    matrix: matrix.optional().meta({ ...MATRIX_META, deprecated: true }),
    options: expressOptions.optional(),
    palier: palierRoot.optional(),
  })
  .meta({ id: 'Problem', description: 'a problem of rounds in the JSON of VROOM' })

export type Vroom = z.infer<typeof vroomSchema>
export type Job = z.infer<typeof jobSchema>
export type Shipment = z.infer<typeof shipmentSchema>
export type ShipmentStep = z.infer<typeof shipmentStepSchema>
export type Vehicle = z.infer<typeof vehicleSchema>
export type Break = z.infer<typeof breakSchema>
export type VehicleStep = z.infer<typeof stepSchema>
export type LonLat = z.infer<typeof lonLat>
/** Seconds, both ends included. */
export type Window = z.infer<typeof window>
