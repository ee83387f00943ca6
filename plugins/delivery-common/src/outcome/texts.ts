import { z } from 'zod';

/** A line for people. */
export const lineSchema = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine(text => text.trim() !== '', 'is empty; say it in a few words');

/** ISO 4217; amounts of different currencies are never added up. */
export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, 'is no currency; write three letters like EUR')
  .describe('Currency, ISO 4217: EUR');

/** An amount of money; nothing costs less than nothing, and nothing is no boundary. */
export const amountSchema = z
  .number()
  .positive('is not above zero; write the amount as a number like 25000');

/** A day of the calendar, such as `2027-03-31`. */
export const daySchema = z
  .string()
  .refine(
    text => /^\d{4}-\d\d-\d\d$/.test(text) && isDay(text),
    'is no date; write it as 2027-03-31',
  )
  .meta({ format: 'date' });

/** Days that a month does not have roll over to another text. */
function isDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return (
    !Number.isNaN(instant.getTime()) &&
    instant.toISOString().slice(0, 10) === text
  );
}
