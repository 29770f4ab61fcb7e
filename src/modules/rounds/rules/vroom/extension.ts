import { z } from 'zod'

/**
 * What Palier says beside VROOM's JSON, always in the one field `palier`. A word that is not known there is refused: a
 * slip of the pen would change the answer in silence.
 */

const cents = z.int().min(0).max(100_000_000_000)
const seconds = z.int().min(0).max(31_536_000)

/** Longest search that one order may ask for. */
export const MOST_SECONDS = 600
/** Shortest one: reading a document and writing its answer takes that long. */
export const LEAST_SECONDS = 0.1

const driver = z.enum(['paid', 'volunteer'])

const request = {
  revenue: cents
    .optional()
    .meta({ description: 'cents earned when it is served (in the unit of the costs of the vehicles)' }),
  optional: z
    .boolean()
    .optional()
    .meta({ description: 'may be left out when serving it costs more than it earns' }),
  vehicle: z.int().min(0).optional().meta({ description: 'id of the only vehicle that may serve it' }),
  driver: driver.optional().meta({ description: 'who must drive; anybody when absent' }),
}

export const palierJob = z.strictObject(request).meta({ id: 'PalierJob' })
export const palierShipment = z.strictObject(request).meta({ id: 'PalierShipment' })

export const palierVehicle = z
  .strictObject({
    driver: driver.optional().meta({ description: 'paid when absent' }),
    per_duty_hour: cents
      .optional()
      .meta({ description: 'of an hour from departure to return, waits included' }),
    max_duration: seconds
      .optional()
      .meta({ description: 'seconds from departure to return, waits included' }),
    reloads: z
      .int()
      .min(0)
      .max(20)
      .optional()
      .meta({ description: 'times it may come back to load at its start' }),
    reload_service: seconds.optional().meta({ description: 'seconds of one of them' }),
    grams_per_km: z.number().min(0).max(5000).optional().meta({ description: 'CO2' }),
  })
  .meta({ id: 'PalierVehicle' })

const speeds = z.record(z.string().max(100), z.number().min(1).max(130))
const detours = z.record(z.string().max(100), z.number().min(1).max(5))

export const palierRoot = z
  .strictObject({
    seconds: z
      .number()
      .min(LEAST_SECONDS)
      .max(MOST_SECONDS)
      .optional()
      .meta({ description: 'time limit of the whole' }),
    iterations: z.int().min(0).max(1_000_000_000).optional(),
    seed: z.int().min(0).max(4_294_967_295).optional(),
    impossible: z.enum(['refuse', 'unassign']).optional().meta({
      description:
        'what becomes of a task that no vehicle could ever serve: refuse the problem (usual), or leave it unassigned with the reason',
    }),
    constraints: z.boolean().optional().meta({
      description:
        'tell what each constraint costs the plan found (`summary.palier.constraints`): short searches, each with one of them eased, within the same limit of time',
    }),
    fewest_vehicles: z.boolean().optional().meta({ description: 'first as few vehicles as can be' }),
    times: z
      .enum(['usual', 'crow'])
      .optional()
      .meta({ description: 'crow: straight lines, whatever routing service the installation has' }),
    km_per_hour: speeds.optional().meta({ description: 'per profile, for straight lines' }),
    detour: detours.optional().meta({ description: 'road over straight line, per profile' }),
  })
  .meta({ id: 'PalierProblem' })
