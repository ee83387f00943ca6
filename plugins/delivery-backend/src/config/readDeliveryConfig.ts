import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError, toError } from '@backstage/errors';
import {
  createWorkCalendar,
  defaultFunctions,
  UNOWNED,
} from '@delivery-stack/flow';
import { DeliveryConfig, deliveryConfigSchema } from './backendConfig';
import { issueMessages } from './issueMessages';
import { withRuleIssues } from './ruleIssues';

const ROOT = 'delivery';

/**
 * Reads and checks the `delivery:` section.
 *
 * @throws InputError that lists every fault with the key it is at.
 * @public
 */
export function readDeliveryConfig(config: RootConfigService): DeliveryConfig {
  const value = config.getOptional(ROOT) ?? {};
  const result = deliveryConfigSchema.safeParse(value);
  const faults = result.success
    ? danglingNames(result.data)
    : issueMessages(ROOT, withRuleIssues(result.error.issues, value));
  if (!result.success || faults.length > 0) {
    throw new InputError(
      `The configuration of the delivery plugin is not valid:\n${faults
        .map(fault => `  ${fault}`)
        .join('\n')}`,
    );
  }
  return result.data;
}

/** References to functions and calendars that nothing declares. */
function danglingNames(config: DeliveryConfig): string[] {
  const functions = new Set([
    ...defaultFunctions,
    ...Object.keys(config.functions),
    UNOWNED,
  ]);
  const calendars = new Set(Object.keys(config.calendars));
  const faults: string[] = [];
  const check = (
    key: string,
    name: string | undefined,
    noun: 'functions' | 'calendars',
  ) => {
    const known = noun === 'functions' ? functions : calendars;
    if (name !== undefined && !known.has(name)) {
      faults.push(
        `${ROOT}.${key}: '${name}' is not among ${ROOT}.${noun} (${
          [...known].join(', ') || 'none'
        })`,
      );
    }
  };
  for (const [index, gate] of config.gates.entries()) {
    check(`gates[${index}].function`, gate.function, 'functions');
    check(`gates[${index}].returnsFunction`, gate.returnsFunction, 'functions');
    check(`gates[${index}].calendar`, gate.calendar, 'calendars');
  }
  for (const [index, step] of config.steps.entries()) {
    check(`steps[${index}].function`, step.function, 'functions');
  }
  for (const [name, entry] of Object.entries(config.functions)) {
    check(`functions.${name}.calendar`, entry.calendar, 'calendars');
  }
  return [...faults, ...calendarFaults(config)];
}

/** Calendars that cannot be counted on: zones, hours, holidays. */
function calendarFaults(config: DeliveryConfig): string[] {
  return Object.entries(config.calendars).flatMap(([name, calendar]) => {
    try {
      createWorkCalendar(calendar);
      return [];
    } catch (error) {
      return [`${ROOT}.calendars.${name}: ${toError(error).message}`];
    }
  });
}
