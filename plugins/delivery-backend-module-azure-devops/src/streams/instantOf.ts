/** An instant of the vendor, or none; year 1 stands for none. */
export function instantOf(text: string | null | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return time > 0 ? time : undefined;
}
