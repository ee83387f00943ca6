import { ReplayRoute } from './types';

/** The first route that a request is for, with the values of its segments. */
export function matchRoute(
  routes: readonly ReplayRoute[],
  request: { method: string; path: string },
): { route: ReplayRoute; params: Record<string, string> } | undefined {
  const segments = request.path.split('/');
  for (const route of routes) {
    const params =
      (route.method ?? 'GET') === request.method
        ? paramsOf(route.path.split('/'), segments)
        : undefined;
    if (params) {
      return { route, params };
    }
  }
  return undefined;
}

function paramsOf(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [place, part] of pattern.entries()) {
    if (part.startsWith('*')) {
      params[part.slice(1)] = segments
        .slice(place)
        .map(decodeURIComponent)
        .join('/');
      return params;
    }
    const segment = segments[place];
    if (segment === undefined) {
      return undefined;
    }
    if (part.startsWith(':')) {
      params[part.slice(1)] = decodeURIComponent(segment);
    } else if (part !== segment) {
      return undefined;
    }
  }
  return pattern.length === segments.length ? params : undefined;
}
