/** HTTP status of a failed request; undefined for other failures. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { response?: { status?: unknown } } | undefined)
    ?.response?.status;
  return typeof status === 'number' ? status : undefined;
}

/** Whether the backend refused for want of a permission. */
export function isForbidden(error: unknown): boolean {
  return statusOf(error) === 403 || hasName(error, 'NotAllowedError');
}

/** Whether what was asked for is not there, or must not be known to be. */
export function isNotFound(error: unknown): boolean {
  return statusOf(error) === 404 || hasName(error, 'NotFoundError');
}

/** Whether something changed since it was looked at. */
export function isConflict(error: unknown): boolean {
  return statusOf(error) === 409 || hasName(error, 'ConflictError');
}

/** What a failure says: the backend itself is plainer than what the client makes of it. */
export function messageOf(error: unknown): string {
  const { message, cause } = (error ?? {}) as {
    message?: string;
    cause?: { message?: string };
  };
  return cause?.message ?? message ?? '';
}

/** By name and not by class: packages may be installed twice. */
function hasName(error: unknown, name: string): boolean {
  const { name: own, cause } = (error ?? {}) as {
    name?: string;
    cause?: { name?: string };
  };
  return own === name || cause?.name === name;
}
