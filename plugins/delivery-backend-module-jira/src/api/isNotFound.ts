/** Whether what was asked for is not there; told by name, so that duplicate packages do no harm. */
export const isNotFound = (error: unknown): boolean =>
  (error as Error)?.name === 'SourceNotFoundError';
